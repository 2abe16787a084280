package io.leporello.usage.record;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** What was recorded did not happen at all. The last event of its stream. */
@EventName("usage.voided")
@Revision("1")
public record UsageVoided(String source, String id, UsageFact before, String reason) {}
