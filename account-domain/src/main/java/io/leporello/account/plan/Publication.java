package io.leporello.account.plan;

import io.leporello.event.Outcome;

/**
 * What became of a plan that was published.
 *
 * @param version the number under which these terms stand, counted from 1
 */
public record Publication(int version, Outcome outcome) {}
