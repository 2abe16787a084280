package io.leporello.gateway.runtime.deadletter;

import io.leporello.usage.deadletter.DeadLetters;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** The handlers of a projection, but for events of a stream of which an earlier one was set aside: those are set aside too. */
public final class SequencedInvoker implements EventHandlerInvoker {

    private final String projection;
    private final EventHandlerInvoker handlers;
    private final DeadLetters letters;
    private final Clock clock;
    private final Map<Class<?>, Boolean> concerned = new ConcurrentHashMap<>();

    public SequencedInvoker(String projection, EventHandlerInvoker handlers, DeadLetters letters, Clock clock) {
        this.projection = projection;
        this.handlers = handlers;
        this.letters = letters;
        this.clock = clock;
    }

    /** Without regard to what was set aside. */
    EventHandlerInvoker handlers() {
        return handlers;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) throws Exception {
        if (message instanceof DomainEventMessage<?> event && waiting().contains(event.getAggregateIdentifier()))
            letters.put(Letters.of(projection, event, "follows one of its stream that was set aside", clock.instant()));
        else handlers.handle(message, segment);
    }

    /** Read once for a batch, in its transaction. */
    private Set<String> waiting() {
        return CurrentUnitOfWork.get()
                .root()
                .getOrComputeResource("streams set aside by " + projection, key -> letters.streams(projection));
    }

    /** Asks once for each type of event. Axon would for every event, as a segment might leave one out; here is one segment. */
    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return concerned.computeIfAbsent(message.getPayloadType(), type -> handlers.canHandle(message, segment));
    }

    @Override
    public boolean canHandleType(Class<?> type) {
        return handlers.canHandleType(type);
    }

    @Override
    public boolean supportsReset() {
        return handlers.supportsReset();
    }

    @Override
    public void performReset() {
        handlers.performReset();
    }

    @Override
    public <R> void performReset(R context) {
        handlers.performReset(context);
    }

    @Override
    public void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
    }
}
