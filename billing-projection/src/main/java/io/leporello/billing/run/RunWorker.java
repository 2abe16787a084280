package io.leporello.billing.run;

import io.leporello.billing.run.RunSteps.Piece;
import io.leporello.refusal.Refusal;
import io.leporello.usage.store.AxonServerAway;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Carries out the runs that are not completed, the oldest first, in one process at a time: whoever holds a lock of the
 * database works, and a killed process loses its lock with its connection, so that another one, or itself after a restart,
 * goes on where it was.
 */
@Component
final class RunWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

    /** Customers of one transaction. More of them share its costs, fewer are done again after a crash. */
    private static final int PIECE = 32;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LOCK = "select pg_try_advisory_lock(4853720190362)";

    private final RunSteps steps;
    private final JdbcClient database;
    private final DataSource connections;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    RunWorker(RunSteps steps, JdbcClient database, DataSource connections, Clock clock) {
        this.steps = steps;
        this.database = database;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public void start() {
        var worker = thread(this::work, "billing-run");
        thread = worker;
        worker.start();
    }

    private static Thread thread(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Ends after the piece that is under way. */
    @Override
    public void stop() {
        var worker = thread;
        thread = null;
        if (worker == null) return;
        try {
            worker.join(PATIENCE.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private boolean mayGoOn() {
        return thread == Thread.currentThread();
    }

    private void work() {
        while (mayGoOn()) {
            try {
                if (!unfinished().isEmpty()) workLocked();
                pause(LOOK_AGAIN);
            } catch (SQLException | RuntimeException trouble) {
                LOG.warn("A billing run has to wait: {}", trouble.toString());
                pause(AFTER_TROUBLE);
            }
        }
    }

    private List<String> unfinished() {
        return database.sql("select id from billing.run where completed_at is null order by position")
                .query(String.class)
                .list();
    }

    private void workLocked() throws SQLException {
        try (var connection = connections.getConnection()) {
            if (!locked(connection)) return;
            try {
                for (var run : unfinished()) carryOut(run);
            } finally {
                unlock(connection);
            }
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (var lock = connection.createStatement();
                var answer = lock.executeQuery(LOCK)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (var unlock = connection.createStatement()) {
            unlock.execute("select pg_advisory_unlock_all()");
        }
    }

    /** While documents are made of one piece, which takes all processors, the next one is read, which takes the database. */
    private void carryOut(String runId) {
        var run = steps.read(runId);
        if (run.completed()) return;
        var piece = next(run, run.upTo()).join();
        while (mayGoOn()) {
            if (piece.customers().isEmpty()) {
                steps.complete(run, clock.instant());
                return;
            }
            var next = next(run, piece.last());
            run = advance(run, piece);
            piece = next.join();
        }
    }

    private CompletableFuture<Piece> next(RunProgress run, String after) {
        return CompletableFuture.supplyAsync(
                () -> steps.next(run, after, PIECE, clock.instant()),
                work -> thread(work, "billing-run-drafts").start());
    }

    /** One customer that cannot be dealt with must not cost the others: after a failure each is tried by itself. */
    private RunProgress advance(RunProgress run, Piece piece) {
        try {
            return steps.advance(run, piece, clock.instant());
        } catch (RuntimeException failure) {
            if (passes(failure)) throw failure;
            return piece.customers().size() == 1 ? pass(run, piece.last(), failure) : advanceOneByOne(run, piece);
        }
    }

    private RunProgress advanceOneByOne(RunProgress run, Piece piece) {
        var progress = run;
        for (var customer : piece.customers()) progress = advance(progress, Piece.of(customer));
        return progress;
    }

    private RunProgress pass(RunProgress run, String customer, RuntimeException failure) {
        LOG.error("Billing run {} cannot invoice customer {}", run.runId(), customer, failure);
        return steps.pass(
                run, customer, "An internal error prevented the invoice; the server's log has it.", clock.instant());
    }

    /** Whether it is the surroundings that fail, and not the customer. */
    private static boolean passes(RuntimeException failure) {
        if (failure instanceof Refusal refusal) return refusal.kind() == Refusal.Kind.BUSY;
        return failure instanceof TransactionException
                || (failure instanceof DataAccessException && !(failure instanceof NonTransientDataAccessException))
                || failure instanceof DataAccessResourceFailureException
                || AxonServerAway.isSaidBy(failure);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
