package io.leporello.gateway.runtime.deadletter;

import io.leporello.event.EventName;
import io.leporello.event.Origin;
import io.leporello.usage.deadletter.DeadLetter;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageRun;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** Makes letters of events; nothing of the payload is read, which may be what is wrong. */
final class Letters {

    private Letters() {}

    static DeadLetter of(String projection, EventMessage<?> message, String reason, Instant now) {
        var run = runOf(message);
        if (run != null) return of(projection, run.facts().get(0), reason, now);
        if (!(message instanceof DomainEventMessage<?> event && message instanceof TrackedEventMessage<?> tracked))
            throw new IllegalArgumentException("No event of a ledger: " + message);
        return new DeadLetter(
                projection,
                tracked.trackingToken().position().orElseThrow(),
                event.getAggregateIdentifier(),
                Origin.of(event.getMetaData()).customer(),
                nameOf(event.getPayloadType()),
                reason,
                now);
    }

    /** Null for any other message, of which nothing is read. */
    static @Nullable UsageRun runOf(EventMessage<?> message) {
        return message.getPayloadType() == UsageRun.class ? (UsageRun) message.getPayload() : null;
    }

    private static DeadLetter of(String projection, UsageRun.Recorded recorded, String reason, Instant now) {
        return new DeadLetter(
                projection,
                recorded.position(),
                recorded.stream(),
                recorded.usage().customer(),
                nameOf(UsageRecorded.class),
                reason,
                now);
    }

    private static String nameOf(Class<?> event) {
        var name = event.getAnnotation(EventName.class);
        return name == null ? event.getSimpleName() : name.value();
    }
}
