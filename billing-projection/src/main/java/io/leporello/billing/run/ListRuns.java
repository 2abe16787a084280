package io.leporello.billing.run;

import io.leporello.page.Paging;

/** Asks for billing runs, the newest first; answered with a {@link RunPage}. */
public record ListRuns(Paging paging) {}
