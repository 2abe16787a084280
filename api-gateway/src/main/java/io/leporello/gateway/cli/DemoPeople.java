package io.leporello.gateway.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets the people of the demo in the way anybody gets in: the operator invites them, and the links of their invitations,
 * which the operator may read as long as no mail server takes them, set their password.
 */
final class DemoPeople {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TOKEN = Pattern.compile("#token=([A-Za-z0-9_-]+)");
    private static final String KEPT = "/v1/kept-mails?limit=1000&wait=10";

    private final LedgerClient client;
    private final Retry retry;
    private final Map<String, DemoUser> users;

    DemoPeople(LedgerClient client, Retry retry, List<DemoUser> users) {
        this.client = client;
        this.retry = retry;
        this.users =
                users.stream().collect(Collectors.toMap(DemoUser::id, user -> user, (a, b) -> a, LinkedHashMap::new));
    }

    void invite() {
        users.values().forEach(user -> retry.call(() -> client.post(user.path(), user.invitation())));
    }

    /** Everybody with what the server says of them, after all who can be let in were. */
    Map<DemoUser, String> letIn(String password) {
        accept(password);
        var statuses = new LinkedHashMap<DemoUser, String>();
        for (var user : users.values()) statuses.put(user, status(user));
        return statuses;
    }

    /** Tries the password for the first of them. */
    boolean areKnownBy(String password) {
        var email = users.values().iterator().next().email();
        try {
            client.post("/v1/session", JSON.valueToTree(Map.of("email", email, "password", password)));
            return true;
        } catch (ApiProblem e) {
            return false;
        }
    }

    private String status(DemoUser user) {
        return retry.call(() -> client.get("/v1/users/" + user.id() + "?wait=10"))
                .path("status")
                .asString("");
    }

    private void accept(String password) {
        for (var path = KEPT; ; ) {
            var page = get(path);
            for (var mail : page.path("items")) if (isInvitation(mail)) accept(mail, password);
            if (!page.path("next").isString()) return;
            path = KEPT + "&after=" + page.path("next").asString();
        }
    }

    private JsonNode get(String path) {
        return retry.call(() -> client.get(path));
    }

    private boolean isInvitation(JsonNode mail) {
        return users.containsKey(mail.path("userId").asString(""))
                && mail.path("purpose").asString("").equals("INVITATION");
    }

    /** A link that has expired lets nobody in, which the person's status tells. */
    private void accept(JsonNode mail, String password) {
        var token = TOKEN.matcher(mail.path("text").asString(""));
        if (!token.find()) return;
        var body = JSON.valueToTree(Map.of("token", token.group(1), "password", password));
        try {
            retry.call(() -> client.post("/v1/invitations/accept", body));
        } catch (ApiProblem e) {
            if (e.status() != 422) throw e;
        }
    }
}
