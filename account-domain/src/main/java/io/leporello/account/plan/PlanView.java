package io.leporello.account.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price plan as it is read.
 *
 * @param name     of the newest version
 * @param versions all that were ever published, oldest first
 */
public record PlanView(String id, String name, String currency, List<Version> versions) {

    /**
     * One version.
     *
     * @param effectiveFrom the first day, in each customer's own zone; null for ever
     * @param superseded    whether a later version took its place for the same day
     */
    public record Version(
            int version, @Nullable LocalDate effectiveFrom, boolean superseded, Instant publishedAt, PlanTerms terms) {}
}
