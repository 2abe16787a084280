package io.leporello.gateway.runtime.deadletter;

import io.leporello.gateway.operations.DeadLetterOffice;
import io.leporello.gateway.operations.DeadLetterReplay;
import io.leporello.gateway.runtime.ProjectionSource;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.deadletter.DeadLetter;
import io.leporello.usage.deadletter.DeadLetterPage;
import io.leporello.usage.deadletter.DeadLetters;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Folds what was set aside, when somebody asks for it, each event with its letter in one transaction. */
@Component
final class Replays implements DeadLetterOffice {

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final int PATIENCE_SECONDS = 10;

    private final DeadLetters letters;
    private final EventProcessingConfiguration processing;
    private final ProjectionSource source;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    Replays(
            DeadLetters letters,
            EventProcessingConfiguration processing,
            ProjectionSource source,
            JdbcTemplate database,
            PlatformTransactionManager transactions) {
        this.letters = letters;
        this.processing = processing;
        this.source = source;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public DeadLetterPage list(Paging paging) {
        return letters.list(paging);
    }

    @Override
    public DeadLetterReplay replay(String projection, long position, String actor) {
        var letter = letters.find(projection, position)
                .orElseThrow(() -> Refusal.unknown(
                        "The projection \"" + projection + "\" has set no event at position " + position + " aside."));
        var handlers = handlersOf(projection);
        var stream = letters.streamOf(letter);
        if (stream.get(0).position() != position)
            throw Refusal.conflict("An earlier event of the same stream was set aside, at position "
                    + stream.get(0).position() + ". Replay that one; what follows it comes with it.");
        for (var each : stream) replay(each, handlers);
        LOG.info("{} replayed {} events from position {} on into {}", actor, stream.size(), position, projection);
        return new DeadLetterReplay(
                projection, stream.stream().map(DeadLetter::position).toList());
    }

    private EventHandlerInvoker handlersOf(String projection) {
        return processing.eventProcessors().values().stream()
                .filter(TrackingEventProcessor.class::isInstance)
                .map(processor -> ((TrackingEventProcessor) processor))
                .filter(processor -> processor.getName().equals(projection))
                .map(TrackingEventProcessor::eventHandlerInvoker)
                .filter(SequencedInvoker.class::isInstance)
                .map(invoker -> ((SequencedInvoker) invoker).handlers())
                .findFirst()
                .orElseThrow(
                        () -> Refusal.unknown("The projection \"" + projection + "\" is not run by this process."));
    }

    private void replay(DeadLetter letter, EventHandlerInvoker handlers) {
        try {
            var event = event(letter);
            transaction.executeWithoutResult(status -> {
                // Nothing else is folded meanwhile, and whoever replays the same waits.
                database.queryForList(
                        "select segment from usage.token where processor_name = ? for update", letter.projection());
                if (letters.find(letter.projection(), letter.position()).isEmpty()) return;
                fold(event, handlers);
                letters.remove(letter);
            });
        } catch (RuntimeException failed) {
            if (!EventFault.is(failed)) throw failed;
            letters.put(letter.because(EventFault.reason(failed)));
            throw Refusal.conflict("The event at position " + letter.position() + " still cannot be folded: "
                    + EventFault.reason(failed));
        }
    }

    private TrackedEventMessage<?> event(DeadLetter letter) {
        var before = new GlobalSequenceTrackingToken(letter.position() - 1);
        try (var ledger =
                source.of(ProjectionSource.scopeOf(letter.projection())).openStream(before)) {
            if (ledger.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                var event = ledger.nextAvailable();
                if (event.trackingToken().position().orElseThrow() == letter.position()) return event;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.busy("The ledger does not show the event at position " + letter.position() + " now.");
    }

    private static void fold(TrackedEventMessage<?> event, EventHandlerInvoker handlers) {
        var work = new BatchingUnitOfWork<>(List.of(event));
        var result = work.executeWithResult(() -> {
            handlers.handle(work.getMessage(), Segment.ROOT_SEGMENT);
            return null;
        });
        if (result.isExceptional())
            throw new IllegalStateException("An event could not be folded", result.exceptionResult());
    }
}
