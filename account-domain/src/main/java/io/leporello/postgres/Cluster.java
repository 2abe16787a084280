package io.leporello.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalInt;
import org.springframework.util.FileSystemUtils;

/** The data of one server, its password and its port: they come into being together, by one renaming. */
final class Cluster {

    static final String SUPERUSER = "leporello";

    private static final String FOLDER = "cluster";
    private static final String UNFINISHED = "unfinished-";
    private static final int PASSWORD_BYTES = 32;

    /** The address is loopback already; this keeps the door shut should it ever be another. */
    private static final String WHO_MAY_CONNECT =
            "# Written by Leporello at every start.\nhost all all 127.0.0.1/32 scram-sha-256\n";

    private final Path folder;
    private final ServerUser user;

    private Cluster(Path folder, ServerUser user) {
        this.folder = folder;
        this.user = user;
    }

    static Path folderIn(Path parent) {
        return parent.resolve(FOLDER);
    }

    /**
     * @throws PostgresUnavailable when it cannot be made, or was made by another major version
     */
    static Cluster openOrCreate(Path parent, Programs programs) throws IOException {
        sweep(parent);
        var cluster = new Cluster(folderIn(parent), programs.user());
        if (!Files.exists(cluster.folder)) create(parent, programs);
        cluster.requireMajor(programs.major());
        return cluster;
    }

    Path data() {
        return dataIn(folder);
    }

    static Path dataIn(Path folder) {
        return folder.resolve("data");
    }

    ServerLog log() {
        return new ServerLog(folder.resolve("start.log"), folder.resolve("log"));
    }

    String password() throws IOException {
        return passwordIn(folder);
    }

    static String passwordIn(Path folder) throws IOException {
        return Files.readString(folder.resolve("password"), US_ASCII).strip();
    }

    /** The port it used last; empty before its first start. */
    OptionalInt lastPort() throws IOException {
        return lastPortIn(folder);
    }

    static OptionalInt lastPortIn(Path folder) throws IOException {
        var file = folder.resolve("port");
        if (!Files.exists(file)) return OptionalInt.empty();
        var text = Files.readString(file, US_ASCII).strip();
        return text.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** Writes the settings for the next start, and remembers the port. */
    void configure(int port) throws IOException {
        write(folder.resolve("port"), port + "\n");
        write(data().resolve("pg_hba.conf"), WHO_MAY_CONNECT);
        write(data().resolve("postgresql.conf"), settings() + "port = " + port + "\n");
    }

    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text, UTF_8);
        user.own(file);
    }

    private static String settings() throws IOException {
        try (var conf = Cluster.class.getResourceAsStream("postgresql.conf")) {
            return new String(Objects.requireNonNull(conf, "postgresql.conf").readAllBytes(), UTF_8);
        }
    }

    /** A folder without its name was left by a start that was killed, or by a full disk; it never held anything. */
    private static void sweep(Path parent) throws IOException {
        try (var left = Files.newDirectoryStream(parent, UNFINISHED + "*")) {
            for (var folder : left) FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void create(Path parent, Programs programs) throws IOException {
        var unfinished = Files.createTempDirectory(parent, UNFINISHED);
        try {
            programs.user().own(unfinished);
            programs.user().own(Files.createDirectory(unfinished.resolve("log")));
            initialise(unfinished, writePassword(unfinished, programs.user()), programs);
            Permissions.flush(unfinished);
            Files.move(unfinished, folderIn(parent));
            Permissions.flush(parent);
        } catch (IOException | RuntimeException failed) {
            FileSystemUtils.deleteRecursively(unfinished);
            throw failed;
        }
    }

    private static Path writePassword(Path folder, ServerUser user) throws IOException {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var file = Files.createFile(folder.resolve("password"));
        Permissions.ownerOnly(file);
        Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n", US_ASCII, WRITE, SYNC);
        user.own(file);
        return file;
    }

    /**
     * The collation is by code point: fast, and the same in every version of every operating system. Lists for people
     * name an ICU collation in their query.
     */
    private static void initialise(Path folder, Path password, Programs programs) {
        var answer = programs.run(
                "initdb",
                "--pgdata=" + folder.resolve("data"),
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        if (!answer.succeeded())
            throw new PostgresUnavailable("PostgreSQL could not make its data directory in %s.%s initdb said:\n%s"
                    .formatted(
                            folder.getParent(),
                            PossiblyFull.hint(folder, answer.output()),
                            ServerLog.lastLines(answer.output())));
    }

    private void requireMajor(String brought) throws IOException {
        var file = data().resolve("PG_VERSION");
        if (!Files.exists(file))
            throw new PostgresUnavailable(
                    "%s is not a PostgreSQL data directory: PG_VERSION is missing. Restore it from a backup, or choose another directory with LEPORELLO_DATA."
                            .formatted(data()));
        var found = Files.readString(file, US_ASCII).strip();
        if (!found.equals(brought))
            throw new PostgresUnavailable(
                    "The data in %s is of PostgreSQL %s, and this Leporello brings PostgreSQL %s: dump it with the Leporello that wrote it (pg_dumpall) and restore it into an empty directory, or serve it with a PostgreSQL %s of your own and set LEPORELLO_DATABASE_URL."
                            .formatted(data(), found, brought, found));
    }
}
