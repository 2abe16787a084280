package io.leporello.gateway.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/**
 * The handlers of a projection, asked once for each type of event whether it concerns them. Axon asks every one of them for
 * every event, for a segment might leave one out; here a projection is one segment.
 */
final class InvokerByType implements EventHandlerInvoker {

    private final EventHandlerInvoker handlers;
    private final Map<Class<?>, Boolean> concerned = new ConcurrentHashMap<>();

    InvokerByType(EventHandlerInvoker handlers) {
        this.handlers = handlers;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return concerned.computeIfAbsent(event.getPayloadType(), type -> handlers.canHandle(event, segment));
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return handlers.canHandleType(payloadType);
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        handlers.handle(event, segment);
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
