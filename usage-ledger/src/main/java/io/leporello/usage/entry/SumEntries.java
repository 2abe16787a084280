package io.leporello.usage.entry;

import io.leporello.account.creditschedule.CreditRates;
import java.time.Instant;
import java.util.List;

/**
 * Asks what a customer had used from one instant to the next, as it was known at a position. Answered with
 * {@link EntrySums}.
 *
 * @param starts of the spans, ascending, at least one; each ends where the next one begins
 * @param end    of the last one, the first instant that is no longer in it
 * @param upTo   the last position that counts
 * @param rates  for usage that says no credits itself
 */
public record SumEntries(String customer, List<Instant> starts, Instant end, long upTo, CreditRates rates) {

    public SumEntries {
        starts = List.copyOf(starts);
    }
}
