package io.leporello.gateway.cli;

import io.leporello.gateway.runtime.backup.BackupRefused;
import io.leporello.gateway.runtime.backup.Restore;
import io.leporello.postgres.PostgresUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code leporello restore}. */
@Command(
        name = "restore",
        header = "Read a backup into an empty data directory or database, and check it.",
        description = {
            "",
            "All rows come in one transaction, and stay only if every table is the very text that was written, the events have"
                    + " no gaps and fold into the same totals, and the issued documents have their SHA-256. Then put the"
                    + " master key in its place and start the server; \"./leporello replay\" computes invoices again.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  LEPORELLO_DATA=/var/lib/leporello ./leporello restore /backups/ledger-2026-11-28.zip",
            "  cp /safe/master.key /var/lib/leporello/",
            "",
            "Environment:",
            "  LEPORELLO_DATA                   the data directory, which must hold no ledger; ./data",
            "  LEPORELLO_DATABASE_URL           an external, empty PostgreSQL database instead, as a JDBC address, with",
            "  LEPORELLO_DATABASE_USER,           its user",
            "  LEPORELLO_DATABASE_PASSWORD        and password",
            "  LEPORELLO_JAVA_OPTIONS           more options for the Java process",
            "",
            "Exit codes: 0 restored and checked, 1 not restored, 2 the call is wrong, 3 the database cannot be reached."
        })
final class RestoreCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "A file that ./leporello backup wrote.")
    private Path file = Path.of("");

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            console.err().println("There is no file " + file + " that could be read.");
            return Exit.USAGE;
        }
        var began = System.nanoTime();
        try (var database = LedgerPlace.of(console).emptyDatabase();
                var steps = Steps.shown(console.errIsTerminal(), "Restoring", " MiB")) {
            var restored = new Restore(database).read(file, (bytes, whole) -> steps.reached(bytes >> 20, whole >> 20));
            console.out()
                    .println("Restored " + Figures.of(restored.rows()) + " rows up to position "
                            + Figures.of(restored.position()) + " in "
                            + Figures.seconds(Duration.ofNanos(System.nanoTime() - began)) + ". Checked:");
            restored.checks().forEach(check -> console.out().println("  " + check));
            console.out().println("The master key is not in a backup: put it in its place before the first start.");
            return Exit.DONE;
        } catch (BackupRefused refused) {
            console.err().println(refused.getMessage());
            return Exit.REJECTED;
        } catch (ZipException damaged) {
            console.err().println(file + " is no backup, or is damaged: " + damaged.getMessage());
            return Exit.REJECTED;
        } catch (PostgresUnavailable away) {
            console.err().println(away.getMessage());
            return Exit.UNREACHABLE;
        }
    }
}
