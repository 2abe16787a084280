package io.leporello.usage.record;

import io.leporello.event.EventName;
import org.axonframework.serialization.Revision;

/** A document was processed. Always the first event of its stream. */
@EventName("usage.recorded")
@Revision("1")
public record UsageRecorded(String source, String id, UsageFact usage) {}
