package io.leporello.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An {@link AbandonedServer} in a process of its own. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildJvm on(Path data, Path binaries) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), data, binaries);
    }

    /** @param classes a folder the other user may read; the class path is copied there */
    static ChildJvm as(int uid, Path classes, Path data, Path binaries) throws IOException {
        var prefix = List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
        return start(prefix, copyOfClassPath(classes), data, binaries);
    }

    private static ChildJvm start(List<String> prefix, String classPath, Path data, Path binaries) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, AbandonedServer.class.getName()));
        command.addAll(List.of(
                data.toAbsolutePath().toString(), binaries.toAbsolutePath().toString()));
        return new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static String copyOfClassPath(Path folder) throws IOException {
        var copies = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var from = Path.of(entry);
            if (!needed(entry) || !Files.exists(from)) continue;
            var to = folder.resolve(copies.size() + "-" + from.getFileName());
            copy(from, to);
            copies.add(to.toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, copies);
    }

    private static boolean needed(String entry) {
        return Stream.of("classes", "postgres", "commons", "xz", "spring-core").anyMatch(entry::contains);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList())
                Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }

    /** What it says after {@code word}, and a blank. */
    String says(String word) throws IOException {
        var all = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(word + " ")) return line.substring(word.length() + 1);
            all.append(line).append('\n');
        }
        throw new AssertionError("The child never said " + word + " but:\n" + all);
    }

    long pid() {
        return process.pid();
    }

    /** kill -9: no shutdown hook, nothing closed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it end by itself; a killed one has. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
