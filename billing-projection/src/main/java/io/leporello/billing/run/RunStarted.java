package io.leporello.billing.run;

import io.leporello.event.EventName;
import java.time.YearMonth;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A billing run was asked for.
 *
 * @param reseller only the customers linked to this account; null for all
 */
@EventName("billing-run.started")
@Revision("1")
public record RunStarted(
        String runId, YearMonth period, @Nullable String reseller) implements RunEvent {}
