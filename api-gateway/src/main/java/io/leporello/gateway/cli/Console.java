package io.leporello.gateway.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a command reads from and writes to, always in UTF-8, whatever the process takes for its default.
 *
 * @param outIsTerminal whether a person reads {@code out} as it comes
 * @param errIsTerminal whether a person reads {@code err} as it comes
 */
record Console(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {

    /** Only the launcher script can tell of each of the two whether it is a terminal; it says so in system properties. */
    static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                Boolean.getBoolean("leporello.terminal.out"),
                Boolean.getBoolean("leporello.terminal.err"),
                System.getenv());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new PrintStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
    }

    /** The value of an environment variable; one that is set to nothing counts as not set. */
    Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Colour for people only, and not for those who asked for none (no-color.org). */
    Paint paint() {
        var wanted = outIsTerminal && environment("NO_COLOR").isEmpty() && !"dumb".equals(environment.get("TERM"));
        return new Paint(wanted);
    }
}
