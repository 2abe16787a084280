package io.leporello.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.apikey.CreateApiKey;
import io.leporello.account.apikey.KeyHash;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.refusal.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes keys. The secret is made here, shown once, and only its hash goes on. */
@Component
public final class KeyMaker {

    private final Ledger ledger;
    private final Ids ids;

    KeyMaker(Ledger ledger, Ids ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    /** @param key the whole key, which nobody can show again */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MadeKey(
            String id,
            String key,
            String name,
            List<String> scopes,
            @Nullable String role) {

        @Override
        public String toString() {
            return "MadeKey[id=" + id + "]";
        }
    }

    /**
     * @param customer whom the key speaks for; null for one of the platform
     * @throws Refusal when it is no key, or the caller does not hold what it is to be allowed
     */
    public MadeKey make(
            String name, List<String> scopes, @Nullable String role, @Nullable String customer, Caller caller) {
        // An id of letters and digits alone, so that the key can be taken apart again.
        var id = ids.next().replace("-", "");
        var secret = ids.secret();
        refuseBeyond(caller, scopes);
        var command = new CreateApiKey(id, name, scopes, customer, role, KeyHash.of(secret));
        ledger.send(command, Outcome.class, caller.origin(customer));
        return new MadeKey(id, "lep_" + id + "_" + secret, command.name(), command.scopes(), command.role());
    }

    /** Nobody makes a key that may do what he may not. */
    private static void refuseBeyond(Caller caller, @Nullable List<String> wanted) {
        var beyond = Stream.ofNullable(wanted)
                .flatMap(List::stream)
                .flatMap(word -> ApiKeyScope.find(word).stream())
                .filter(scope -> !caller.grantableScopes().contains(scope))
                .map(ApiKeyScope::word)
                .collect(Collectors.joining(", "));
        if (!beyond.isEmpty()) throw Refusal.notAllowed("You do not hold " + beyond + ", so no key of yours may.");
    }
}
