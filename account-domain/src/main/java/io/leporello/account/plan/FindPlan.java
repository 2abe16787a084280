package io.leporello.account.plan;

/** Answered with an optional {@link PlanView}. */
public record FindPlan(String planId) {}
