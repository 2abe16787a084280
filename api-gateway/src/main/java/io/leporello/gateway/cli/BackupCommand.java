package io.leporello.gateway.cli;

import io.leporello.gateway.runtime.backup.Backup;
import io.leporello.gateway.runtime.backup.BackupRefused;
import io.leporello.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code leporello backup}. */
@Command(
        name = "backup",
        header = "Write the whole ledger into one file, while it runs.",
        description = {
            "",
            "Every table as it was at one moment, compressed, with a table of contents and the SHA-256 of each. The server"
                    + " goes on; where none runs, the embedded PostgreSQL is started for the time of the backup. The file gets"
                    + " its name when it is complete and on disk, and only its owner may read it.",
            "",
            "The master key is not in it (LEPORELLO_MASTER_KEY, or the file master.key in the data directory): whoever has"
                    + " both can read names and addresses. Keep a copy of it elsewhere; without it they cannot be read again.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./leporello backup /backups/ledger-2026-11-28.zip",
            "",
            "Environment:",
            "  LEPORELLO_DATA                   the data directory; ./data",
            "  LEPORELLO_DATABASE_URL           an external PostgreSQL instead, as a JDBC address, with",
            "  LEPORELLO_DATABASE_USER,           its user",
            "  LEPORELLO_DATABASE_PASSWORD        and password",
            "  LEPORELLO_JAVA_OPTIONS           more options for the Java process",
            "",
            "Exit codes: 0 written, 1 not written, 2 the call is wrong, 3 the database cannot be reached."
        })
final class BackupCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "Where to write; must not exist.")
    private Path file = Path.of("");

    BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var began = System.nanoTime();
        try (var database = LedgerPlace.of(console).database();
                var steps = Steps.shown(console.errIsTerminal(), "Backing up", " MiB")) {
            var written = new Backup(database, Leporello.Version.ofBuild(), Clock.systemUTC())
                    .write(file, (bytes, whole) -> steps.reached(bytes >> 20, whole >> 20));
            console.out()
                    .println("Wrote " + Figures.of(written.rows()) + " rows up to position "
                            + Figures.of(written.position()) + " to " + file + ", " + Figures.of(written.bytes())
                            + " bytes in " + Figures.seconds(Duration.ofNanos(System.nanoTime() - began)));
            console.out().println("The master key is not in it: keep a copy of it elsewhere.");
            return Exit.DONE;
        } catch (BackupRefused refused) {
            console.err().println(refused.getMessage());
            return Exit.REJECTED;
        } catch (PostgresUnavailable away) {
            console.err().println(away.getMessage());
            return Exit.UNREACHABLE;
        }
    }
}
