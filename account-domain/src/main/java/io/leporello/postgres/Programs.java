package io.leporello.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's programs, run as a user PostgreSQL accepts.
 *
 * @param version such as {@code 17.11}
 */
record Programs(Path folder, ServerUser user, String version) {

    private static final String VERSION_PREFIX = "postgres (PostgreSQL) ";

    /** What a program said on both its streams, and how it ended. */
    record Answer(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * @param cluster where the data is or will be; its owner decides as whom the programs run
     * @throws PostgresUnavailable when no acceptable user can run them
     */
    static Programs runnable(Path folder, Path cluster) throws IOException {
        var tried = new ArrayList<String>();
        for (var user : ServerUser.candidates(cluster)) {
            var answer = run(folder, user, "postgres", List.of("--version"));
            if (answer.succeeded()) return new Programs(folder, user, versionIn(answer.output()));
            tried.add("as " + user.name() + ": " + answer.output().strip());
        }
        throw new PostgresUnavailable("PostgreSQL's programs in %s do not run (%s).%s"
                .formatted(folder, String.join("; ", tried), hint(folder)));
    }

    Answer run(String program, String... arguments) {
        return run(folder, user, program, List.of(arguments));
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    private static Answer run(Path folder, ServerUser user, String program, List<String> arguments) {
        var command = new ArrayList<>(user.prefix());
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        // The user's own PGPORT or PGDATA must not move our server, and we look for English words in its answers.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return finished(builder);
    }

    private static Answer finished(ProcessBuilder builder) {
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Answer(process.waitFor(), output);
        } catch (IOException notStarted) {
            return new Answer(-1, String.valueOf(notStarted.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while PostgreSQL was working.", interrupted);
        }
    }

    /** Some builders add their own name behind the number. */
    private static String versionIn(String output) {
        return output.strip().substring(VERSION_PREFIX.length()).split(" ", 2)[0];
    }

    private static String hint(Path folder) throws IOException {
        if (!ServerUser.isRoot()) return " Delete that folder to have them unpacked again.";
        for (Path each = folder; each != null; each = each.getParent()) {
            if (!Permissions.passableByAll(each))
                return " PostgreSQL refuses to run as root, and other users may not pass through %s: start Leporello as a plain user, allow it with chmod o+x, or choose another directory with LEPORELLO_DATA."
                        .formatted(each);
        }
        return " PostgreSQL refuses to run as root, and stepping down needs the program setpriv of util-linux: start Leporello as a plain user, or set LEPORELLO_DATABASE_URL to a PostgreSQL 15 or newer.";
    }
}
