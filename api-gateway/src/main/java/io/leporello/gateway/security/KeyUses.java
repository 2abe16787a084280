package io.leporello.gateway.security;

import io.leporello.account.apikey.NoteKeyUses;
import io.leporello.account.apikey.NoteKeyUses.KeyUse;
import io.leporello.event.Origin;
import io.leporello.gateway.web.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Remembers when keys are used, and tells it now and then: a call itself costs no more than a note in memory. After a crash
 * the last minute of it is missing.
 */
@Component
class KeyUses {

    private static final Logger LOG = LoggerFactory.getLogger(KeyUses.class);
    private static final Origin ORIGIN = new Origin(Origin.SYSTEM, null, "");

    private final ConcurrentHashMap<String, Instant> noted = new ConcurrentHashMap<>();
    private final Ledger ledger;
    private final Clock clock;

    KeyUses(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void note(String keyId) {
        noted.put(keyId, clock.instant());
    }

    @Scheduled(
            initialDelayString = "${leporello.key-uses.every:1m}",
            fixedDelayString = "${leporello.key-uses.every:1m}")
    @EventListener(ContextClosedEvent.class)
    void tell() {
        var uses = noted.entrySet().stream()
                .map(use -> new KeyUse(use.getKey(), use.getValue()))
                .toList();
        if (!uses.isEmpty()) tell(uses);
    }

    /** What could not be told is told the next time; of a key used since, the later use. */
    private void tell(List<KeyUse> uses) {
        try {
            ledger.send(new NoteKeyUses(uses), ORIGIN);
            uses.forEach(use -> noted.remove(use.keyId(), use.usedAt()));
        } catch (RuntimeException failure) {
            LOG.warn("When {} keys were last used could not be told yet: {}", uses.size(), failure.toString());
        }
    }
}
