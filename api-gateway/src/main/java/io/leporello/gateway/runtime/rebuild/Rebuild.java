package io.leporello.gateway.runtime.rebuild;

import io.leporello.gateway.runtime.ProjectionSource;
import io.leporello.projection.FreshTables;
import io.leporello.projection.Rebuildable;
import io.leporello.usage.deadletter.DeadLetters;
import io.leporello.usage.record.UsageRun;
import io.leporello.usage.store.Positions;
import io.leporello.usage.store.Scope;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One projection, laid out again from the first event on into fresh tables. It never passes the position that the old rows
 * have; at the end it holds that position still, folds what is left, and lets the fresh tables take the places of the old ones,
 * all in one transaction. Whatever happens before, nothing has changed.
 */
final class Rebuild {

    private static final int BATCH_EVENTS = 2_000;

    /** What may be left to fold while the projection waits. */
    private static final long CLOSE = 10 * BATCH_EVENTS;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Readers wait behind us while we wait for one of them, so we let them go first, and do so many times. */
    private static final String BRIEFLY = "set local lock_timeout = '200ms'";

    private static final int TRIES = 600;
    private static final long PAUSE_MILLIS = 100;
    private static final Set<String> LOCKED = Set.of("55P03", "40P01");

    private final Rebuildable projection;
    private final FreshTables fresh;
    private final Scope scope;
    private final ProjectionSource source;
    private final Positions positions;
    private final DeadLetters letters;
    private final JdbcTemplate database;
    private final Connection connection;
    private final Diversion diversion;
    private final EventHandlerInvoker handlers;
    private final Watcher watcher;
    private long position;

    /** Who is told how far it is; may throw to end it. */
    interface Watcher {
        void reached(long position, long goal);
    }

    Rebuild(
            Rebuildable projection,
            ProjectionSource source,
            Positions positions,
            DeadLetters letters,
            DataSource database,
            Connection connection,
            Watcher watcher) {
        this.projection = projection;
        this.fresh = FreshTables.of(projection);
        this.scope = ProjectionSource.scopeOf(projection.group());
        this.source = source;
        this.positions = positions;
        this.letters = letters;
        this.database = new JdbcTemplate(database);
        this.connection = connection;
        this.diversion = new Diversion(database, connection, fresh);
        this.handlers = SimpleEventHandlerInvoker.builder()
                .eventHandlers(projection.handlers())
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
        this.watcher = watcher;
    }

    /** @return the position that the new rows have */
    long run() throws Exception {
        FreshSchema.sweep(connection);
        var schema = new FreshSchema(connection, fresh);
        schema.create();
        var goal = live();
        position = projection.headStart(fresh, goal, folded -> watcher.reached(folded, goal));
        schema.complete();
        follow();
        for (var tries = 1; !swapped(schema); tries++) {
            if (tries == TRIES)
                throw new IllegalStateException("Somebody reads the old rows all the time, so the new ones found no"
                        + " moment to take their places.");
            Thread.sleep(PAUSE_MILLIS);
        }
        return position;
    }

    private long live() {
        return positions.of(projection.group());
    }

    /** Until little is left, or no less is left than before, because events come as quickly as they are folded. */
    private void follow() throws Exception {
        var left = Long.MAX_VALUE;
        for (var goal = live(); goal - position > CLOSE && goal - position < left; goal = live()) {
            left = goal - position;
            try (var ledger = opened(source.inRuns(scope))) {
                while (position < goal - UsageRun.FACTS_MAX) foldBatch(ledger, goal);
            }
        }
    }

    private BlockingStream<TrackedEventMessage<?>> opened(StreamableMessageSource<TrackedEventMessage<?>> events) {
        return events.openStream(position == 0 ? null : new GlobalSequenceTrackingToken(position));
    }

    /** A run must not reach beyond the goal, so the last of the events before it are left to be read one by one. */
    private void foldBatch(BlockingStream<TrackedEventMessage<?>> ledger, long goal) throws Exception {
        var events = next(ledger, goal - UsageRun.FACTS_MAX);
        diversion.around(() -> fold(events));
        watcher.reached(position, goal);
    }

    private List<TrackedEventMessage<?>> next(BlockingStream<TrackedEventMessage<?>> ledger, long upTo)
            throws InterruptedException {
        var messages = new ArrayList<TrackedEventMessage<?>>();
        for (var events = 0; events < BATCH_EVENTS && position < upTo; ) {
            if (!ledger.hasNextAvailable((int) PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                throw new IllegalStateException("The ledger shows no event behind position " + position
                        + ", but the projection has read on to " + upTo + " and beyond.");
            var message = ledger.nextAvailable();
            position = message.trackingToken().position().orElseThrow();
            messages.add(message);
            events += message.getPayload() instanceof UsageRun run ? run.facts().size() : 1;
        }
        return messages;
    }

    private void fold(List<? extends EventMessage<?>> events) throws Exception {
        if (events.isEmpty()) return;
        var work = new BatchingUnitOfWork<>(events);
        var result = work.executeWithResult(() -> {
            handlers.handle(work.getMessage(), Segment.ROOT_SEGMENT);
            return null;
        });
        if (result.isExceptional())
            throw new IllegalStateException("An event could not be folded", result.exceptionResult());
    }

    /** The projection's own next batch waits for its position, which is locked here until the new rows are in place. */
    private boolean swapped(FreshSchema schema) throws Exception {
        var before = position;
        try {
            diversion.around(() -> {
                database.execute(BRIEFLY);
                database.queryForList(
                        "select segment from usage.token where processor_name = ? for update", projection.group());
                if (letters.count(projection.group()) > 0)
                    throw new IllegalStateException(
                            "Meanwhile an event was set aside. Replay it first, and begin again.");
                var goal = live();
                try (var ledger = opened(source.of(scope))) {
                    while (position < goal) fold(next(ledger, goal));
                }
                schema.takePlaces();
            });
            return true;
        } catch (DataAccessException | SQLException failed) {
            if (!isForALock(failed)) throw failed;
            position = before;
            return false;
        }
    }

    /** Somebody had what we wanted, and in a deadlock it was us who gave way. */
    private static boolean isForALock(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException said && LOCKED.contains(String.valueOf(said.getSQLState()))) return true;
        return false;
    }
}
