package io.leporello.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.Eventually;
import io.leporello.postgres.TestPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code leporello serve} in a process of its own, on a data directory that outlives it. */
@SuppressWarnings("try") // Who waits for a process may be told to stop.
public final class ChildServer implements AutoCloseable {

    /** As the launcher has them. */
    private static final List<String> OPTIONS = List.of(
            "-Daxoniq.update-checker.disabled=true",
            "-Dfile.encoding=UTF-8",
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:+ExitOnOutOfMemoryError");

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final int port;

    private ChildServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Returns when it is ready. Its log is appended to {@code server.log} beside the data.
     *
     * @param more options of the JVM, which win over the launcher's
     */
    public static ChildServer started(Path data, String... more) throws IOException {
        return beside(Map.of(), data, more);
    }

    /** The same on a database that others use as well, which variables of the environment name. */
    public static ChildServer beside(Map<String, String> environment, Path data, String... more) throws IOException {
        var classes = List.of("-cp", System.getProperty("java.class.path"), "io.leporello.gateway.cli.Leporello");
        return started(data, classes, List.of(more), environment);
    }

    /** The same from the jar that users run. */
    public static ChildServer ofJar(Path jar, Path data) throws IOException {
        return started(data, List.of("-jar", jar.toString()), List.of(), Map.of());
    }

    private static ChildServer started(
            Path data, List<String> program, List<String> more, Map<String, String> environment) throws IOException {
        var port = TestPort.free();
        var log = data.resolveSibling("server.log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(more);
        command.addAll(program);
        command.add("serve");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("LEPORELLO_"));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("LEPORELLO_DATA", data.toAbsolutePath().toString());
        builder.environment().put("LEPORELLO_OPERATOR_KEY", GatewaySlice.OPERATOR_KEY);
        builder.environment().putAll(environment);
        var server = new ChildServer(builder.start(), log, port);
        server.awaitReady();
        return server;
    }

    private void awaitReady() {
        Eventually.isTrue(
                () -> listens()
                        && Http.nobody(port).get("/actuator/health/readiness").status() == 200,
                () -> assertThat(process.isAlive()).as(this::logged).isTrue());
    }

    private boolean listens() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Everything it logged, for when something is wrong. */
    public String logged() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** kill -9: no shutdown hook, nothing closed; what PostgreSQL it had goes on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; it has not ended yet. */
    public void terminate() {
        process.destroy();
    }

    public boolean ended(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends in peace, or is made to. */
    @Override
    public void close() {
        terminate();
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
    }
}
