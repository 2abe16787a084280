package io.leporello.billing.credit;

import io.leporello.account.creditschedule.ScheduleTerms;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of the credit schedule.
 *
 * @param effectiveFrom the first day, in each customer's own zone; null for ever
 * @param superseded    whether a later version took its place for the same day
 * @param position      since which it is known
 */
public record CreditScheduleView(
        int version, @Nullable LocalDate effectiveFrom, boolean superseded, long position, ScheduleTerms terms) {}
