package io.leporello.gateway.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands and keeps what they print and how long they wanted to wait; nothing really waits. */
final class TestConsole {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Duration> pauses = new ArrayList<>();
    private final Console console;

    TestConsole(String input, Map<String, String> environment) {
        console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                false,
                false,
                environment);
    }

    static TestConsole empty() {
        return new TestConsole("", Map.of());
    }

    Console console() {
        return console;
    }

    /** Not for many threads: for runs that wait in one place at a time. */
    Retry retry() {
        return new Retry(pauses::add);
    }

    int run(String... arguments) {
        return Leporello.commandLine(console, retry()).execute(arguments);
    }

    String out() {
        console.out().flush();
        return out.toString();
    }

    String err() {
        console.err().flush();
        return err.toString();
    }

    List<Duration> pauses() {
        return pauses;
    }
}
