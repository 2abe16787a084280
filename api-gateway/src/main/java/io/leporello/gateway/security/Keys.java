package io.leporello.gateway.security;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** From the text of a key to its caller. Runs on every call, so nothing here leaves the process. */
final class Keys {

    private static final Pattern API_KEY = Pattern.compile("lep_([A-Za-z0-9-]{1,64})_([A-Za-z0-9_-]{1,128})");

    private final OperatorKey operator;
    private final StoredKeys stored;

    Keys(OperatorKey operator, StoredKeys stored) {
        this.operator = operator;
        this.stored = stored;
    }

    /** Empty when the key is none of ours, or no longer. */
    Optional<Caller> callerWith(String key, String request) {
        if (operator.is(key)) return Optional.of(new Caller("operator", Role.OPERATOR, Set.of(), null, request));
        var parts = API_KEY.matcher(key);
        if (!parts.matches()) return Optional.empty();
        var secret = Digest.of(parts.group(2));
        return stored.find(parts.group(1))
                .filter(known -> known.secret().matches(secret))
                .map(known -> known.caller(request));
    }
}
