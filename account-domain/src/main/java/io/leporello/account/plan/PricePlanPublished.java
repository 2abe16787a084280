package io.leporello.account.plan;

import io.leporello.event.EventName;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A version of a price plan was published. Of two versions for the same day the later one holds, from its position on.
 *
 * @param version       counted from 1
 * @param effectiveFrom the first day, in each customer's own zone; null for ever
 */
@EventName("price-plan.published")
@Revision("1")
public record PricePlanPublished(
        String planId, int version, @Nullable LocalDate effectiveFrom, PlanTerms terms) {}
