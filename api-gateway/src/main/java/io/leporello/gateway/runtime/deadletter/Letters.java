package io.leporello.gateway.runtime.deadletter;

import io.leporello.event.EventName;
import io.leporello.event.Origin;
import io.leporello.usage.deadletter.DeadLetter;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Makes letters of events; nothing of the payload is read, which may be what is wrong. */
final class Letters {

    private Letters() {}

    static DeadLetter of(String projection, EventMessage<?> message, String reason, Instant now) {
        if (!(message instanceof DomainEventMessage<?> event && message instanceof TrackedEventMessage<?> tracked))
            throw new IllegalArgumentException("No event of a ledger: " + message);
        return new DeadLetter(
                projection,
                tracked.trackingToken().position().orElseThrow(),
                event.getAggregateIdentifier(),
                Origin.of(event.getMetaData()).customer(),
                nameOf(event),
                reason,
                now);
    }

    private static String nameOf(EventMessage<?> event) {
        var name = event.getPayloadType().getAnnotation(EventName.class);
        return name == null ? event.getPayloadType().getSimpleName() : name.value();
    }
}
