package io.leporello.account.apikey;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How what is known about a key follows from its events. A revoked key is remembered, so that it is not read again. */
record KeyState(ApiKeyFacts facts, boolean good) {

    /** @param before null before the first event */
    static KeyState after(@Nullable KeyState before, ApiKeyEvent event) {
        if (event instanceof ApiKeyCreated created) return new KeyState(facts(created), true);
        if (event instanceof ApiKeyRevoked) return new KeyState(Objects.requireNonNull(before).facts, false);
        throw new IllegalArgumentException("What does " + event + " mean for a key?");
    }

    private static ApiKeyFacts facts(ApiKeyCreated created) {
        return new ApiKeyFacts(
                created.keyId(),
                created.scopes().stream()
                        .map(ApiKeyScope::find)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                created.customer(),
                created.role() == null ? null : PlatformRole.valueOf(created.role()),
                created.hash());
    }
}
