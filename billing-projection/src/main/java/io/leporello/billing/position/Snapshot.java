package io.leporello.billing.position;

import io.leporello.refusal.Refusal;
import io.leporello.usage.store.Positions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Billing's rows as they were at one moment. */
@Component
public final class Snapshot {

    private static final String PROJECTION = "billing";
    /**
     * Keeps the tables from being replaced by rebuilt ones until everything is read: rows written after the snapshot began
     * are invisible in it, so whoever came to a new table would find it empty. Must come before anything is read.
     */
    private static final String HOLD = """
            lock table usage.entry, billing.total, billing.day, billing.month, billing.touched, billing.customer,
                       billing.plan_version, billing.contract, billing.invoice, billing.invoice_line, billing.payment, billing.credit_schedule,
                       billing.credit_pack, billing.credit_return, billing.run, billing.run_invoice, billing.run_failure
                    in access share mode
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000;

    private final Positions positions;
    private final JdbcTemplate database;
    private final TransactionTemplate transaction;

    Snapshot(Positions positions, JdbcTemplate database, PlatformTransactionManager transactions) {
        this.positions = positions;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.setReadOnly(true);
    }

    /**
     * Reads in one snapshot, so that all rows belong to each other and to a position.
     *
     * @param reading is given the position that the rows have reached
     */
    public <T> T read(LongFunction<T> reading) {
        return transaction.execute(status -> {
            database.execute(HOLD);
            return reading.apply(positions.of(PROJECTION));
        });
    }

    /**
     * Waits until the rows hold everything that the ledger holds now.
     *
     * @throws Refusal of kind BUSY when they do not get there within ten seconds
     */
    public void awaitEverything() {
        var head = positions.head();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var pause = FIRST_PAUSE_NANOS; positions.of(PROJECTION) < head; pause = longer(pause)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted())
                throw Refusal.busy("What was recorded before this call is not counted yet. Try again in a moment.");
            LockSupport.parkNanos(pause);
        }
    }

    private static long longer(long pause) {
        return Math.min(2 * pause, LONGEST_PAUSE_NANOS);
    }
}
