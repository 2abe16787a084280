package io.leporello.billing.run;

/** Asks for a billing run; answered with an optional {@link RunView}. */
public record FindRun(String runId) {}
