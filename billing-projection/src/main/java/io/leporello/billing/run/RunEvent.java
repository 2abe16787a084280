package io.leporello.billing.run;

/** What happens to a billing run, in this order: it starts, gets on piece by piece, and is completed. */
sealed interface RunEvent permits RunStarted, RunAdvanced, RunCompleted {}
