package io.leporello.gateway.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of Leporello, and where the jar starts. */
@Command(
        name = "leporello",
        mixinStandardHelpOptions = true,
        versionProvider = Leporello.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Leporello, a billing and usage ledger.",
        description = {
            "",
            "Keeps every use of a metered service as an event, and folds them into dashboards and invoices.",
            ""
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./leporello demo             a look at everything, on real documents",
            "  ./leporello serve            the server, on the data in ./data",
            "  ./leporello import - <FILE   usage events into a running server",
            "  ./leporello import --help    more about one command, with its environment variables"
        })
public final class Leporello implements Runnable {

    /** The version of the build; unknown when the classes run outside their jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "Leporello " + ofBuild() + " on Java " + Runtime.version().feature()
            };
        }

        static String ofBuild() {
            return Optional.ofNullable(Leporello.class.getPackage().getImplementationVersion())
                    .orElse("of unknown version");
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    private Leporello() {}

    /** Runs a command and ends the process with its exit code; see {@code --help}. */
    public static void main(String... args) {
        if (System.getProperty("axoniq.update-checker.disabled") == null)
            System.setProperty("axoniq.update-checker.disabled", "true");
        System.exit(commandLine(Console.ofProcess(), Retry.sleeping()).execute(args));
    }

    static CommandLine commandLine(Console console, Retry retry) {
        var ansi = console.paint().colour() ? Ansi.ON : Ansi.OFF;
        return new CommandLine(new Leporello())
                .addSubcommand(withHelp(new DemoCommand(console)))
                .addSubcommand(withHelp(new ServeCommand(console)))
                .addSubcommand(withHelp(new ImportCommand(console, retry)))
                .addSubcommand(withHelp(new BillCommand(console, retry)))
                .addSubcommand(withHelp(new ReplayCommand(console, retry)))
                .addSubcommand(withHelp(new RebuildCommand(console, retry)))
                .addSubcommand(withHelp(new BackupCommand(console)))
                .addSubcommand(withHelp(new RestoreCommand(console)))
                .setOut(console.out())
                .setErr(console.err())
                .setUsageHelpWidth(100)
                .setUsageHelpLongOptionsMaxWidth(24)
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setParameterExceptionHandler((wrong, arguments) -> explain(wrong, console.err()))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, console.err()));
    }

    private static CommandLine withHelp(Object command) {
        var line = new CommandLine(command);
        var help = OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.");
        line.getCommandSpec().addOption(help.build());
        return line;
    }

    /** Who knows the command is told in short; who does not sees all of them. */
    private static int explain(ParameterException wrong, PrintWriter err) {
        var command = wrong.getCommandLine();
        err.println(sentence(wrong));
        if (command.getParent() == null) {
            err.println();
            command.usage(err);
        } else {
            err.print(command.getHelp().synopsisHeading() + command.getHelp().synopsis(0));
            err.println("More: ./leporello " + command.getCommandName() + " --help");
        }
        return Exit.USAGE;
    }

    private static @Nullable String sentence(ParameterException wrong) {
        var command = wrong.getCommandLine();
        if (!(wrong instanceof UnmatchedArgumentException unmatched) || command.getParent() != null)
            return wrong.getMessage();
        return "There is no command " + String.join(" ", unmatched.getUnmatched()) + ".";
    }

    /** What the commands foresee they explain themselves; the rest is the machine's, such as a disk that fails. */
    private static int explain(Exception failure, PrintWriter err) {
        err.println("leporello: " + failure);
        return Exit.REJECTED;
    }

    /** Without a command. */
    @Override
    public void run() {
        if (spec == null) throw new IllegalStateException("picocli sets the command before it runs it");
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
