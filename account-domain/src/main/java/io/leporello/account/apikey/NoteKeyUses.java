package io.leporello.account.apikey;

import java.time.Instant;
import java.util.List;

/** Tells when keys were last used; answered with nothing. It is no history, so no event follows. */
public record NoteKeyUses(List<KeyUse> uses) {

    /** @param usedAt a later one that was noted before stays */
    public record KeyUse(String keyId, Instant usedAt) {}

    public NoteKeyUses {
        uses = List.copyOf(uses);
    }
}
