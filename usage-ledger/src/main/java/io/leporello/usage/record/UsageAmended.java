package io.leporello.usage.record;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** What was recorded turned out to be different. It carries both, so that a fold needs no memory. */
@EventName("usage.amended")
@Revision("1")
public record UsageAmended(String source, String id, UsageFact before, UsageFact after, String reason) {}
