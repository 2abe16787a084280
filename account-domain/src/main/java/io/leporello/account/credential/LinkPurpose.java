package io.leporello.account.credential;

import java.time.Duration;

/** What a link that works once is for, and how long it does. */
public enum LinkPurpose {
    /** To confirm an e-mail address. */
    CONFIRM(Duration.ofDays(3)),
    /** To take another e-mail address. */
    NEW_ADDRESS(Duration.ofDays(3)),
    /** To accept an invitation. */
    INVITATION(Duration.ofDays(7)),
    /** To set a password that was forgotten. */
    RESET(Duration.ofHours(1));

    private final Duration lifetime;

    LinkPurpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    public Duration lifetime() {
        return lifetime;
    }
}
