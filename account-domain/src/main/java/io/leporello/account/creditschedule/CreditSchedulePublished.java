package io.leporello.account.creditschedule;

import io.leporello.event.EventName;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A version of the credit schedule was published. Of two versions for the same day the later one holds, from its position
 * on, also for what was used before it was published.
 *
 * @param version       counted from 1
 * @param effectiveFrom the first day, in each customer's own zone; null for ever
 */
@EventName("credit-schedule.published")
@Revision("1")
public record CreditSchedulePublished(int version, @Nullable LocalDate effectiveFrom, ScheduleTerms terms) {}
