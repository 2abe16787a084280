package io.leporello.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * The PostgreSQL of one data directory, running. It listens on 127.0.0.1 only, has one superuser with a random password,
 * and keeps what it acknowledged through any end of it or of us: what a killed process left running is taken over, what
 * was killed itself recovers.
 *
 * <p>Written for Linux and macOS, tried on Linux x86-64. Started by root, it steps down to a user PostgreSQL accepts.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "leporello";

    private final Path givenDirectory;
    private final DirectoryLock lock;
    private final Postmaster postmaster;
    private final Postmaster.Running running;
    private final String version;
    private final String password;
    private final Duration startTime;
    private boolean closed;

    private EmbeddedPostgres(
            Path givenDirectory,
            DirectoryLock lock,
            Postmaster postmaster,
            Postmaster.Running running,
            Superuser superuser,
            Duration startTime)
            throws SQLException {
        this.givenDirectory = givenDirectory;
        this.lock = lock;
        this.postmaster = postmaster;
        this.running = running;
        this.version = superuser.version();
        this.password = superuser.password();
        this.startTime = startTime;
    }

    /**
     * Starts PostgreSQL on {@code dataDirectory}, which is made when it is missing, and returns when it answers.
     *
     * @throws PostgresUnavailable when it cannot, or when another Leporello has the directory
     */
    public static EmbeddedPostgres start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory.resolve("postgres").resolve("binaries"));
    }

    /** @param binaries where the programs are unpacked, if they are not there yet */
    static EmbeddedPostgres start(Path dataDirectory, Path binaries) {
        try {
            var directory = made(dataDirectory).toRealPath();
            var lock = DirectoryLock.take(directory);
            try {
                return start(dataDirectory, directory, binaries, lock);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw PostgresUnavailable.because(dataDirectory, failed);
        }
    }

    private static EmbeddedPostgres start(Path given, Path directory, Path binariesFolder, DirectoryLock lock)
            throws IOException {
        var began = System.nanoTime();
        var folder = made(directory.resolve("postgres"));
        var binaries = new Binaries(made(binariesFolder).toRealPath());
        var unpacked = binaries.unpacked();
        var programs = Programs.runnable(unpacked, Cluster.folderIn(folder));
        var cluster = Cluster.openOrCreate(folder, programs);
        var postmaster = new Postmaster(cluster, programs);
        var running = postmaster.takeOverOrStart();
        try {
            // A server that was taken over may still run from the folder of an older version.
            if (!running.takenOver()) binaries.sweep(unpacked);
            var superuser = new Superuser(running.port(), cluster.password());
            superuser.createDatabaseIfMissing(DATABASE);
            var took = Duration.ofNanos(System.nanoTime() - began);
            return new EmbeddedPostgres(given, lock, postmaster, running, superuser, took);
        } catch (IOException | SQLException | RuntimeException failed) {
            postmaster.stop();
            throw new PostgresUnavailable(
                    "PostgreSQL in %s started and then failed: %s".formatted(directory, failed.getMessage()), failed);
        }
    }

    /** A folder made by root stays passable for the user the server runs as, whatever root's umask is. */
    private static Path made(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return folder;
        Files.createDirectories(folder);
        if (ServerUser.isRoot()) Permissions.executableByAll(folder);
        return folder;
    }

    /**
     * How to reach the PostgreSQL of a data directory that another process has started; nothing when none runs there.
     *
     * @throws PostgresUnavailable when the directory cannot be read
     */
    public static Optional<RunningPostgres> running(Path dataDirectory) {
        var folder = Cluster.folderIn(dataDirectory.resolve("postgres"));
        try {
            var port = Cluster.lastPortIn(folder);
            if (port.isEmpty()) return Optional.empty();
            var password = Cluster.passwordIn(folder);
            var whose = new Superuser(port.getAsInt(), password).askForServerOf(Cluster.dataIn(folder));
            return whose == Superuser.Server.OURS
                    ? Optional.of(new RunningPostgres(jdbcUrl(port.getAsInt()), Cluster.SUPERUSER, password))
                    : Optional.empty();
        } catch (IOException failed) {
            throw PostgresUnavailable.because(dataDirectory, failed);
        }
    }

    /** Without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(running.port());
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String user() {
        return Cluster.SUPERUSER;
    }

    public String password() {
        return password;
    }

    /** The port of 127.0.0.1 it listens on. */
    public int port() {
        return running.port();
    }

    /** The pid of the server. */
    public long pid() {
        return running.pid();
    }

    /** Such as {@code 17.11}. */
    public String version() {
        return version;
    }

    /** Whether it was already running, left behind by a process that was killed. */
    public boolean takenOver() {
        return running.takenOver();
    }

    /** From nothing, or from what was there, to a server that answers. */
    public Duration startTime() {
        return startTime;
    }

    /** How it started, in one line for the log; it holds no password. */
    @Override
    public String toString() {
        return "PostgreSQL %s %s on 127.0.0.1:%d, data in %s"
                .formatted(
                        version,
                        takenOver()
                                ? "taken over from a killed process (server pid %d)".formatted(pid())
                                : "started in %d ms".formatted(startTime.toMillis()),
                        port(),
                        givenDirectory);
    }

    /**
     * Stops the server, waits until it is down, and gives the directory back. Connections still open are cut. A second
     * call does nothing.
     *
     * @throws PostgresUnavailable when it does not stop; the directory is given back all the same
     */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        try (lock) {
            postmaster.stop();
        } catch (IOException failed) {
            throw PostgresUnavailable.because(givenDirectory, failed);
        }
    }
}
