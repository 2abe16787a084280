package io.leporello.usage.entry;

import io.leporello.measure.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger. Quantities are below zero where a correction takes something back.
 *
 * @param position of the event in the ledger
 * @param part     0 or 1: an amendment takes back in its part 0 and adds in its part 1
 * @param source   with {@code id} the identity of the event; null where the ledger is kept by another process
 * @param document fingerprint of the document; null when the pipeline does not say
 * @param credits  null where the usage said none itself, so that the credit schedule says how many
 */
public record EntryView(
        long position,
        int part,
        @Nullable String source,
        @Nullable String id,
        @Nullable String user,
        @Nullable String product,
        @Nullable String document,
        Instant usedAt,
        Quantity documents,
        Quantity pages,
        @Nullable Quantity credits) {}
