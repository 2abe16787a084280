package io.leporello.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The server process of a cluster: found running and taken over, or started; and stopped.
 *
 * <pre>
 * postmaster.pid  process          answers            what is done
 * missing         -                -                  start
 * there           gone             -                  start; PostgreSQL recovers by itself
 * there           another program  -                  start, without the file: its pid went to somebody else
 * there           PostgreSQL       for our directory  take over
 * there           PostgreSQL       for another one    start, without the file: it was copied with the directory
 * there           PostgreSQL       not yet            wait: it recovers, or is on its way down
 * </pre>
 */
final class Postmaster {

    /** A crash may leave gigabytes of write-ahead log to go through before the server answers. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ATTEMPTS = 100;

    private final Cluster cluster;
    private final Programs programs;

    Postmaster(Cluster cluster, Programs programs) {
        this.cluster = cluster;
        this.programs = programs;
    }

    /** A server that answers. */
    record Running(long pid, int port, boolean takenOver) {}

    /** Only for whoever holds the {@link DirectoryLock}: it may decide that a {@code postmaster.pid} means nothing. */
    Running takeOverOrStart() throws IOException {
        for (int attempt = 1; ; attempt++) {
            var left = left();
            if (left.isPresent())
                return new Running(left.get().pid(), left.get().port(), true);
            var said = start();
            if (said.isEmpty()) return started();
            if (attempt == ATTEMPTS || !passes(said.get())) throw notStarted(said.get());
            pause();
        }
    }

    /** Stops the server without waiting for its clients, and returns when it is down. It may be down already. */
    void stop() throws IOException {
        var answer = programs.run("pg_ctl", "stop", "-D", data(), "-m", "fast", "-w", "-t", seconds());
        if (answer.succeeded()) return;
        var left = PidFile.in(cluster.data()).filter(PidFile::alive).filter(PidFile::isPostgres);
        if (left.isPresent())
            throw new PostgresUnavailable("PostgreSQL (pid %d) in %s does not stop: %s"
                    .formatted(left.get().pid(), cluster.data(), answer.output().strip()));
    }

    private Optional<PidFile> left() throws IOException {
        var patienceEnds = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < patienceEnds) {
            var file = PidFile.in(cluster.data());
            if (file.isEmpty() || !file.get().alive()) return Optional.empty();
            var server = new Superuser(file.get().port(), cluster.password()).askForServerOf(cluster.data());
            if (server == Superuser.Server.OURS) return file;
            if (server == Superuser.Server.OF_OTHERS || !file.get().isPostgres()) {
                PidFile.delete(cluster.data());
                return Optional.empty();
            }
            pause();
        }
        throw new PostgresUnavailable("The PostgreSQL that runs on %s has not answered for %d minutes: look into %s."
                .formatted(
                        cluster.data(),
                        PATIENCE.toMinutes(),
                        cluster.log().folder().normalize()));
    }

    /** @return what the server said when it did not start, else empty */
    private Optional<String> start() throws IOException {
        var mark = cluster.log().mark();
        cluster.configure(FreePort.preferring(cluster.lastPort()));
        // pg_ctl gives the server a session of its own: Ctrl-C in a terminal must reach Leporello alone.
        var answer = programs.run(
                "pg_ctl", "start", "-D", data(), "-l", cluster.log().first().toString(), "-w", "-t", seconds());
        return answer.succeeded()
                ? Optional.empty()
                : Optional.of(answer.output() + cluster.log().since(mark));
    }

    private Running started() throws IOException {
        var file = PidFile.in(cluster.data())
                .orElseThrow(
                        () -> new PostgresUnavailable("PostgreSQL in " + data() + " started and was gone at once."));
        return new Running(file.pid(), file.port(), false);
    }

    /** Troubles that go away: a port lost to somebody quicker, and the last children of a killed server. */
    private static boolean passes(String said) {
        return said.contains("could not bind")
                || said.contains("pre-existing shared memory block")
                || said.contains("lock file \"postmaster.pid\" already exists");
    }

    private PostgresUnavailable notStarted(String said) {
        return new PostgresUnavailable("PostgreSQL does not start in %s.%s The last it said:\n%s"
                .formatted(data(), PossiblyFull.hint(cluster.data(), said), ServerLog.lastLines(said)));
    }

    private String data() {
        return cluster.data().toString();
    }

    private static String seconds() {
        return Long.toString(PATIENCE.toSeconds());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while waiting for PostgreSQL.", interrupted);
        }
    }
}
