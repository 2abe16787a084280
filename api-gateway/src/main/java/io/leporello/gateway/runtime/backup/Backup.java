package io.leporello.gateway.runtime.backup;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.leporello.postgres.PostgresUnavailable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every table of a ledger into one file, in one snapshot, while the ledger is written on. The file gets its name when it
 * is complete and on disk, and only its owner may read it.
 */
public final class Backup {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUFFER = 1 << 16;

    /** Fast, and nearly as small: events are repetitive. */
    private static final int COMPRESSION = 3;

    private final LedgerDatabase database;
    private final String version;
    private final Clock clock;

    /** @param version of this Leporello */
    public Backup(LedgerDatabase database, String version, Clock clock) {
        this.database = database;
        this.version = version;
        this.clock = clock;
    }

    /**
     * @param position of the last event in the file
     * @param rows     of all tables
     * @param bytes    of the file
     */
    public record Written(long position, long rows, long bytes) {}

    /**
     * @param progress is told how many bytes of how many are read, as PostgreSQL estimates the whole
     * @throws BackupRefused when there is such a file, since a backup overwrites nothing, or no ledger
     * @throws PostgresUnavailable when the database cannot be reached, or goes away meanwhile
     */
    public Written write(Path file, BiConsumer<Long, Long> progress) throws IOException {
        if (Files.exists(file)) throw new BackupRefused(file + " is there already; a backup overwrites nothing.");
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            var manifest = writeUnfinished(unfinished, progress);
            Files.move(unfinished, file);
            var rows =
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
            return new Written(manifest.position(), rows, Files.size(file));
        } catch (SQLException away) {
            throw new PostgresUnavailable(String.valueOf(away.getMessage()), away);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Manifest writeUnfinished(Path file, BiConsumer<Long, Long> progress) throws IOException, SQLException {
        Files.deleteIfExists(file);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) Files.createFile(file, ownerOnly);
        try (var channel = FileChannel.open(file, CREATE, WRITE, TRUNCATE_EXISTING);
                var zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
                var connection = database.connect()) {
            zip.setLevel(COMPRESSION);
            var manifest = writeTables(connection, zip, progress);
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.finish();
            zip.flush();
            channel.force(true);
            return manifest;
        }
    }

    /** The tables are held before the snapshot begins: a rebuild that swapped one afterwards would leave an empty one in it. */
    private Manifest writeTables(Connection connection, ZipOutputStream zip, BiConsumer<Long, Long> progress)
            throws IOException, SQLException {
        var tables = new Tables(connection);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var names = tables.tables();
        if (names.isEmpty()) throw new BackupRefused("There is no ledger in the database.");
        connection.setAutoCommit(false);
        tables.run("lock table " + String.join(", ", names) + " in access share mode");
        var whole = tables.number("select coalesce(sum(pg_table_size(name::regclass)), 0)::bigint from unnest(array['"
                + String.join("','", names) + "']) as given (name)");
        var written = new ArrayList<Manifest.Table>();
        var bytes = 0L;
        for (var name : names) {
            var table = writeTable(connection, new Manifest.Table(name, tables.columns(name), 0, 0, ""), zip);
            written.add(table);
            bytes += table.bytes();
            progress.accept(bytes, Math.max(bytes, whole));
        }
        return new Manifest(
                Manifest.FORMAT,
                version,
                connection.getMetaData().getDatabaseProductVersion(),
                clock.instant(),
                tables.number("select coalesce(max(position), 0) from usage.event"),
                tables.versions(),
                written,
                tables.sequences());
    }

    private static Manifest.Table writeTable(Connection connection, Manifest.Table table, ZipOutputStream zip)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(table.entry()));
        var text = new Digested(zip);
        var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copy() + " to stdout", text);
        zip.closeEntry();
        return new Manifest.Table(table.name(), table.columns(), rows, text.bytes(), text.hex());
    }
}
