package io.leporello.billing.statement;

import io.leporello.account.plan.PlanTerms;

/**
 * Asks what each charge of some terms costs over the quantity, whoever has them. Answered with {@link PriceCurves}.
 *
 * @param terms without faults
 */
public record DrawPrices(PlanTerms terms) {}
