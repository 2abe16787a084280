package io.leporello.gateway.runtime.deadletter;

import io.leporello.usage.deadletter.DeadLetters;
import java.time.Clock;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on behind an event that cannot be folded. The batch it stood in was rolled back; it is folded again in halves, each with
 * its position in one transaction, until what fails is one event. That one is set aside, and the rest is in the rows.
 *
 * <p>A failure that is not the event's own, such as a database that went away, ends the reading as it always did: the projection
 * tries again from its stored position. So does one event too many: then something else is wrong, and an operator has to look.
 */
public final class SettingAside implements ErrorHandler {

    /** A projection that sets aside more than this is broken itself. */
    private static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(SettingAside.class);

    private final EventHandlerInvoker handlers;
    private final TransactionManager transactions;
    private final TokenStore tokens;
    private final DeadLetters letters;
    private final Clock clock;

    /** @param handlers those of the projection, in the order of its streams */
    public SettingAside(
            EventHandlerInvoker handlers,
            TransactionManager transactions,
            TokenStore tokens,
            DeadLetters letters,
            Clock clock) {
        this.handlers = handlers;
        this.transactions = transactions;
        this.tokens = tokens;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public void handleError(ErrorContext context) throws Exception {
        if (!EventFault.is(context.error())) PropagatingErrorHandler.instance().handleError(context);
        else fold(context.eventProcessor(), context.failedEvents());
    }

    private void fold(String projection, List<? extends EventMessage<?>> events) throws Exception {
        var failure = folded(projection, events, event -> handlers.handle(event, Segment.ROOT_SEGMENT));
        if (failure == null) return;
        if (!EventFault.is(failure)) throw new IllegalStateException("The projection cannot go on now", failure);
        if (events.size() == 1) {
            setAside(projection, events.get(0), failure);
            return;
        }
        var half = events.size() / 2;
        fold(projection, events.subList(0, half));
        fold(projection, events.subList(half, events.size()));
    }

    private void setAside(String projection, EventMessage<?> event, Throwable because) {
        var letter = Letters.of(projection, event, EventFault.reason(because), clock.instant());
        if (letters.count(projection) >= MOST)
            throw new IllegalStateException(
                    MOST + " events are set aside already; this is no fault of single events", because);
        var failure = folded(projection, List.of(event), same -> letters.put(letter));
        if (failure != null) throw new IllegalStateException("An event could not be set aside", failure);
        LOG.error(
                "{} cannot fold the event at position {} and goes on without it",
                projection,
                letter.position(),
                because);
    }

    private interface Folding {
        void of(EventMessage<?> event) throws Exception;
    }

    /** @return why not; null when it is done, and the projection's position is behind these events */
    private @Nullable Throwable folded(String projection, List<? extends EventMessage<?>> events, Folding folding) {
        var last = (TrackedEventMessage<?>) events.get(events.size() - 1);
        var work = new BatchingUnitOfWork<>(events);
        work.attachTransaction(transactions);
        work.onPrepareCommit(
                done -> tokens.storeToken(last.trackingToken(), projection, Segment.ROOT_SEGMENT.getSegmentId()));
        var result = work.executeWithResult(
                () -> {
                    folding.of(work.getMessage());
                    return null;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        return result.isExceptional() ? result.exceptionResult() : null;
    }
}
