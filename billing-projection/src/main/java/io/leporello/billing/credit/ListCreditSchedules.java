package io.leporello.billing.credit;

import io.leporello.page.Paging;

/** The versions of the credit schedule, oldest first; answered with a {@link CreditSchedulePage}. */
public record ListCreditSchedules(Paging paging) {}
