package io.leporello.account.apikey;

import static io.leporello.refusal.TextChecks.shown;

import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an API key must be like before it is made. */
final class KeyChecks {

    // Not the wider rule for ids: an underscore in it would make lep_ID_SECRET ambiguous.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private KeyChecks() {}

    static void refuseFaults(
            String keyId,
            String name,
            List<String> scopes,
            @Nullable String customer,
            @Nullable String role,
            String hash) {
        var checks = new Checks();
        checks.require(
                keyId != null && ID.matcher(keyId).matches(), "id", "is not 1 to 64 of the characters A-Z a-z 0-9 -");
        TextChecks.present(checks, "name", name);
        TextChecks.line(checks, "name", name);
        scopes(checks, scopes, role);
        role(checks, role, customer);
        // The hash is never shown, not even a wrong one: it might be the secret itself.
        checks.require(hash != null && HASH.matcher(hash).matches(), "hash", "is not 64 lower-case hexadecimal digits");
        checks.refuseIfAny();
    }

    /** The answer to whoever speaks of a key that is not there. */
    static Refusal unknown(String keyId) {
        return Refusal.unknown("There is no API key " + shown(keyId) + ".");
    }

    private static void scopes(Checks checks, List<String> scopes, @Nullable String role) {
        checks.require(
                !scopes.isEmpty() || role != null,
                "scopes",
                "are missing; at least one of " + ApiKeyScope.words() + " was expected");
        for (var scope : scopes)
            checks.require(
                    ApiKeyScope.find(scope).isPresent(),
                    "scopes",
                    "hold " + shown(scope) + "; only " + ApiKeyScope.words() + " were expected");
    }

    private static void role(Checks checks, @Nullable String role, @Nullable String customer) {
        if (role == null) return;
        checks.require(
                Arrays.stream(PlatformRole.values())
                        .anyMatch(known -> known.name().equals(role)),
                "role",
                "is " + shown(role) + "; one of AUDITOR, OPERATOR was expected");
        checks.require(
                customer == null, "role", "is " + shown(role) + "; a key of one customer has scopes, but no role");
    }
}
