package io.leporello.billing.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document that lacks nothing but its number.
 *
 * @param usage        for the last page; null where there is none
 * @param letters      of the series it is numbered in
 * @param lastSequence place of the last event in the stream of the customer's documents when this was written; when another
 *                     was issued since, the draft no longer holds
 * @param writtenAt    when it was asked for
 */
record Draft(Invoice invoice, @Nullable UsageSummary usage, String letters, long lastSequence, Instant writtenAt) {

    Series series() {
        return new Series(letters, invoice.issuedOn().getYear());
    }
}
