package io.leporello.billing.run;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** Every customer there was has had its turn. */
@EventName("billing-run.completed")
@Revision("1")
public record RunCompleted(String runId) implements RunEvent {}
