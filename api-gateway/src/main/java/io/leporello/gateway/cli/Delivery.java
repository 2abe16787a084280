package io.leporello.gateway.cli;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches with a few requests in flight. Whoever sends waits while all of them are busy, so no more than those
 * batches are ever held in memory.
 */
final class Delivery implements AutoCloseable {

    private static final int IN_FLIGHT = 4;

    private final LedgerClient client;
    private final Retry retry;
    private final Tally tally;
    private final Semaphore free = new Semaphore(IN_FLIGHT);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT, Delivery::daemon);

    Delivery(LedgerClient client, Retry retry, Tally tally) {
        this.client = client;
        this.retry = retry;
        this.tally = tally;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "delivery");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes a batch to send; throws what made an earlier one impossible to deliver. */
    void send(Batch batch) {
        free.acquireUninterruptibly();
        if (failure.get() != null) free.release();
        throwFailure();
        senders.execute(() -> deliver(batch));
    }

    private void deliver(Batch batch) {
        try {
            if (failure.get() == null) exchange(batch);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            free.release();
        }
    }

    /** A batch that is refused as a whole goes again in halves, until only the event at fault is left out. */
    private void exchange(Batch batch) {
        try {
            tally.add(batch, answer(batch));
        } catch (ApiProblem e) {
            if (!concernsTheBatchOnly(e)) throw e;
            if (batch.size() == 1) tally.reject(batch.place(0), e.words());
            else batch.halves().forEach(this::exchange);
        }
    }

    private Receipt answer(Batch batch) {
        var json = batch.json();
        var receipt = retry.call(() -> client.send(json));
        if (receipt.fits(batch.size())) return receipt;
        throw new ApiProblem(
                200,
                client.server() + " answered for " + receipt.events() + " events where it was sent " + batch.size()
                        + "; what became of them is unknown.",
                null);
    }

    private static boolean concernsTheBatchOnly(ApiProblem problem) {
        return problem.status() == 400 || problem.status() == 413 || problem.status() == 422;
    }

    /** Waits for all answers; throws what made a batch impossible to deliver. */
    void finish() {
        free.acquireUninterruptibly(IN_FLIGHT);
        free.release(IN_FLIGHT);
        throwFailure();
    }

    private void throwFailure() {
        var reason = failure.get();
        if (reason != null) throw reason;
    }

    /** Waits for what is in flight, so that the tally is complete whatever happened. */
    @Override
    public void close() {
        free.acquireUninterruptibly(IN_FLIGHT);
        senders.shutdown();
    }
}
