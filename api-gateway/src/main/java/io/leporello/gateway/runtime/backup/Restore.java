package io.leporello.gateway.runtime.backup;

import io.leporello.postgres.PostgresUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a backup into an empty database: the tables as they were when it was written, their rows in one transaction, and then
 * what was read is held against the file and against itself. A later start brings the tables up to date.
 */
public final class Restore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String MISSING_EVENTS = """
            select count(*) from (select 1 from usage.event having count(*) <> coalesce(max(position), 0)) as gap
            """;

    /** The entries are all there once the billing projection has read everything; before, they are as far as it has come. */
    private static final String WRONG_TOTALS = """
            select count(*) from
                (select customer, sum(documents) as documents, sum(pages) as pages, coalesce(sum(credits), 0) as credits
                   from usage.entry group by customer) as entries
              full join
                (select customer, sum(documents) as documents, sum(pages) as pages, sum(credits) as credits
                   from billing.total group by customer) as totals using (customer)
             where (entries.documents, entries.pages, entries.credits)
                   is distinct from (totals.documents, totals.pages, totals.credits)
            """;

    /** What was set aside is in no entry, as it was when the backup was written. */
    private static final String WRONG_ENTRIES = """
            with event as (
                select position, type, payload::json as payload from usage.event
                 where aggregate_type = 'usage'
                   and position not in (select position from usage.dead_letter where projection = 'billing')),
            fact as (
                select position, 1 as sign, payload -> 'usage' as usage from event where type = 'usage.recorded'
                 union all
                select position, -1, payload -> 'before' from event where type in ('usage.amended', 'usage.voided')
                 union all
                select position, 1, payload -> 'after' from event where type = 'usage.amended')
            select count(*) from
                (select usage ->> 'customer' as customer, sum(sign * (usage ->> 'documents')::bigint) as documents,
                        sum(sign * (usage ->> 'pages')::bigint) as pages,
                        coalesce(sum(sign * (usage ->> 'credits')::numeric), 0) as credits
                   from fact where position <= (select coalesce(max(position), 0) from usage.entry) group by 1) as events
              full join
                (select customer, sum(documents) as documents, sum(pages) as pages, coalesce(sum(credits), 0) as credits
                   from usage.entry group by customer) as entries using (customer)
             where (events.documents, events.pages, events.credits)
                   is distinct from (entries.documents, entries.pages, entries.credits)
               and exists (select from usage.event)
            """;

    private static final String WRONG_DOCUMENTS =
            "select count(*) from billing.document where encode(sha256(bytes), 'hex') <> sha256";

    private static final String LOST_DOCUMENTS = """
            select count(*) from billing.invoice cross join lateral jsonb_array_elements(documents::jsonb) as named
             where not exists (select from billing.document where sha256 = named ->> 'sha256')
            """;

    private final LedgerDatabase database;

    public Restore(LedgerDatabase database) {
        this.database = database;
    }

    /**
     * @param position of the last event
     * @param rows     of all tables
     * @param checks   what was looked at and found right
     */
    public record Restored(long position, long rows, List<String> checks) {
        public Restored {
            checks = List.copyOf(checks);
        }
    }

    /**
     * @param progress is told how many bytes of how many are read
     * @throws BackupRefused when the database is not empty, or the file is damaged, too new, or not a backup
     * @throws PostgresUnavailable when the database cannot be reached, or goes away meanwhile
     */
    public Restored read(Path file, BiConsumer<Long, Long> progress) throws IOException {
        try {
            return restored(file, progress);
        } catch (SQLException away) {
            throw new PostgresUnavailable(String.valueOf(away.getMessage()), away);
        }
    }

    private Restored restored(Path file, BiConsumer<Long, Long> progress) throws IOException, SQLException {
        try (var zip = new ZipFile(file.toFile());
                var connection = database.connect()) {
            var manifest = manifest(zip);
            refuseUnlessEmpty(connection);
            migrate(manifest);
            connection.setAutoCommit(false);
            fill(connection, zip, manifest, progress);
            var checks = check(connection, manifest);
            connection.commit();
            connection.setAutoCommit(true);
            new Tables(connection).run("analyze");
            return new Restored(
                    manifest.position(),
                    manifest.tables().stream().mapToLong(Manifest.Table::rows).sum(),
                    checks);
        }
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        try (var json = opened(zip, Manifest.ENTRY)) {
            var manifest = JSON.readValue(json, Manifest.class);
            if (manifest.format() > Manifest.FORMAT)
                throw new BackupRefused("The backup was written by Leporello " + manifest.leporello()
                        + ", which is newer than this one. Restore it with that.");
            return manifest;
        } catch (JacksonException unreadable) {
            throw new BackupRefused("The file's table of contents cannot be read: " + unreadable.getOriginalMessage());
        }
    }

    private static InputStream opened(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null)
            throw new BackupRefused("The file is no backup of a ledger, or a part of it is missing: " + name);
        return zip.getInputStream(entry);
    }

    private static void refuseUnlessEmpty(Connection connection) throws SQLException {
        var tables = new Tables(connection);
        for (var table : tables.tables())
            if (tables.number("select count(*) from (select from " + table + " limit 1) as one") > 0)
                throw new BackupRefused("The database is not empty: " + table
                        + " holds rows. Restore into a data directory or a database of its own.");
    }

    private void migrate(Manifest manifest) {
        manifest.schemas().forEach((module, version) -> {
            var known = Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .schemas(module)
                    .locations("classpath:db/" + module)
                    .table("migration")
                    .target(MigrationVersion.fromVersion(version))
                    .load();
            known.migrate();
            var reached = known.info().current();
            if (reached == null || !reached.getVersion().getVersion().equals(version))
                throw new BackupRefused("The backup's tables \"" + module + "\" are of version " + version
                        + ", which this Leporello does not know. Restore it with Leporello " + manifest.leporello()
                        + " or a newer one.");
        });
    }

    private static void fill(Connection connection, ZipFile zip, Manifest manifest, BiConsumer<Long, Long> progress)
            throws IOException, SQLException {
        var tables = new Tables(connection);
        var whole = manifest.tables().stream().mapToLong(Manifest.Table::bytes).sum();
        var read = 0L;
        // Migrations may have put rows in.
        tables.run("truncate " + String.join(", ", tables.tables()));
        for (var table : manifest.tables()) {
            fill(connection, zip, table);
            read += table.bytes();
            progress.accept(read, whole);
        }
        for (var sequence : manifest.sequences().entrySet())
            tables.texts("select setval(?::regclass, ?)", sequence.getKey(), sequence.getValue());
    }

    private static void fill(Connection connection, ZipFile zip, Manifest.Table table)
            throws IOException, SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (var text = new DigestInputStream(opened(zip, table.entry()), Digested.sha256())) {
            var rows = copy.copyIn(table.copy() + " from stdin", text, 1 << 16);
            var sha256 = HexFormat.of().formatHex(text.getMessageDigest().digest());
            if (rows != table.rows() || !sha256.equals(table.sha256()))
                throw new BackupRefused(
                        "The file is damaged: the rows of " + table.name() + " are not those that were written.");
        }
    }

    /** Every table is written out again and has to be the same text; then the ledger has to agree with itself. */
    private static List<String> check(Connection connection, Manifest manifest) throws IOException, SQLException {
        var tables = new Tables(connection);
        var checks = new ArrayList<String>();
        for (var table : manifest.tables()) {
            var text = new Digested(OutputStream.nullOutputStream());
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(table.copy() + " to stdout", text);
            require(text.hex().equals(table.sha256()), "what was read of " + table.name() + " is not what was written");
        }
        checks.add(manifest.tables().size() + " tables hold the very rows of the backup (SHA-256)");
        require(tables.number(MISSING_EVENTS) == 0, "events are missing: positions have gaps");
        require(
                tables.number("select coalesce(max(position), 0) from usage.event") == manifest.position(),
                "the last event is not the one the backup names");
        checks.add("events have positions 1 to " + manifest.position() + " without gaps");
        require(tables.number(WRONG_ENTRIES) == 0, "entries do not add up to the events");
        require(tables.number(WRONG_TOTALS) == 0, "totals do not add up to the entries");
        checks.add("events, folded again, are the totals of every customer");
        require(tables.number(WRONG_DOCUMENTS) == 0, "a document's bytes do not have its SHA-256");
        require(tables.number(LOST_DOCUMENTS) == 0, "an invoice names a document that is not there");
        checks.add(tables.number("select count(*) from billing.document") + " documents of "
                + tables.number("select count(*) from billing.invoice")
                + " invoices are the very bytes that were issued");
        return checks;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds)
            throw new BackupRefused(
                    "The restored ledger does not agree with itself, so nothing was kept: " + otherwise + ".");
    }
}
