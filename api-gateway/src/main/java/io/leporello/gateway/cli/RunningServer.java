package io.leporello.gateway.cli;

import io.leporello.gateway.LedgerApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The server in this process; closing it stops it. */
final class RunningServer implements AutoCloseable {

    /** Hears that the server stops, on Ctrl-C or for whatever reason. */
    private static final class Stopped implements ApplicationListener<ContextClosedEvent> {

        private final CountDownLatch latch = new CountDownLatch(1);

        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            latch.countDown();
        }
    }

    private final ConfigurableApplicationContext context;
    private final Stopped stopped = new Stopped();

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
        context.addApplicationListener(stopped);
    }

    /** Logs go to the console, where whatever supervises the process picks them up. */
    static RunningServer start() {
        return start(Stream.of());
    }

    /** Logs go to {@code log}, the console is left to the command. */
    static RunningServer startQuietly(Path log, String operatorKey) {
        return start(Stream.of(
                "--logging.threshold.console=OFF",
                "--logging.file.name=" + log,
                "--leporello.operator-key=" + operatorKey));
    }

    private static RunningServer start(Stream<String> properties) {
        var all = Stream.concat(Stream.of("--spring.main.banner-mode=off"), properties);
        return new RunningServer(LedgerApplication.start(all.toArray(String[]::new)));
    }

    /** Where a program on this machine reaches it. */
    URI address() {
        var properties = context.getEnvironment();
        var bound = properties.getProperty("server.address", "127.0.0.1");
        var host = List.of("0.0.0.0", "::").contains(bound) ? "127.0.0.1" : bound;
        return URI.create("http://" + host + ":" + properties.getProperty("local.server.port", "8080"));
    }

    void awaitStop() throws InterruptedException {
        stopped.latch.await();
    }

    @Override
    public void close() {
        context.close();
    }
}
