package io.leporello.gateway.security;

import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.ApiKeyFacts;
import java.util.Optional;
import java.util.regex.Pattern;

/** From the text of a key to its caller. Runs on every call, so a key that is good is found in memory, that of a customer first. */
final class Keys {

    private static final Pattern API_KEY = Pattern.compile("lep_([A-Za-z0-9]{1,64})_([A-Za-z0-9_-]{1,128})");

    private final OperatorKey operator;
    private final ApiKeyDirectory known;
    private final KeyUses uses;

    Keys(OperatorKey operator, ApiKeyDirectory known, KeyUses uses) {
        this.operator = operator;
        this.known = known;
        this.uses = uses;
    }

    /** Empty when the key is none of ours, or no longer. */
    Optional<Caller> callerWith(String key, String request) {
        return customerWith(key, request)
                .or(() -> operator.is(key) ? Optional.of(Caller.operator(request)) : Optional.empty());
    }

    private Optional<Caller> customerWith(String key, String request) {
        var parts = API_KEY.matcher(key);
        if (!parts.matches()) return Optional.empty();
        return known.find(parts.group(1))
                .filter(facts -> facts.opensWith(parts.group(2)))
                .map(facts -> caller(facts, request));
    }

    private Caller caller(ApiKeyFacts facts, String request) {
        uses.note(facts.id());
        return Caller.of(facts, request);
    }
}
