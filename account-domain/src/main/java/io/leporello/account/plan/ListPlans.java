package io.leporello.account.plan;

import io.leporello.page.Paging;

/** All price plans by id; answered with a {@link PlanPage}. */
public record ListPlans(Paging paging) {}
