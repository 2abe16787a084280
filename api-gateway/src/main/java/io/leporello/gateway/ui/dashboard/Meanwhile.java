package io.leporello.gateway.ui.dashboard;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Works something out while a page waits for something else: amounts are computed here, sums of days by the database. A page
 * that finds nobody free works it out itself, so that none ever waits for a place in a queue.
 */
@Component
final class Meanwhile implements DisposableBean {

    private static final int THREADS = 4;

    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(
            0,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            work -> {
                var thread = new Thread(work, "meanwhile");
                thread.setDaemon(true);
                return thread;
            },
            new ThreadPoolExecutor.CallerRunsPolicy());

    /** @return gives what came out, or throws what was thrown */
    <T> Supplier<Optional<T>> begin(Supplier<Optional<T>> work) {
        var begun = CompletableFuture.supplyAsync(work, workers);
        return () -> {
            try {
                return begun.join();
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
            }
        };
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
