package io.leporello.billing.statement;

import java.time.Instant;

/**
 * Asks where a customer stands among the tiers of its prices today. Answered with an optional {@link StandingView}; empty
 * without a contract today.
 */
public record FindStanding(String customer, Instant now) {}
