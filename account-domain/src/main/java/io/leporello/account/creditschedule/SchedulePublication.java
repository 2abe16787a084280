package io.leporello.account.creditschedule;

import io.leporello.event.Outcome;

/**
 * What became of a credit schedule that was published.
 *
 * @param version the number under which these terms stand, counted from 1
 */
public record SchedulePublication(int version, Outcome outcome) {}
