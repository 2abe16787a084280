package io.leporello.usage.history;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One event of the ledger, as an auditor sees it.
 *
 * @param position   place in the ledger
 * @param type       the event's name, such as {@code usage.recorded}
 * @param aggregate  whose event it is
 * @param sequence   place in that aggregate's own stream, from 0
 * @param recordedAt when the ledger knew it
 * @param occurredAt when it happened: for recorded usage the time the sender gave, for everything else, corrections too,
 *                   {@code recordedAt}
 * @param actor      who acted
 * @param payload    the event as it is stored
 */
public record HistoryEvent(
        long position,
        String type,
        String aggregate,
        long sequence,
        Instant recordedAt,
        Instant occurredAt,
        String actor,
        JsonNode payload) {}
