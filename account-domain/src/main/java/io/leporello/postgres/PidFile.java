package io.leporello.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running server keeps in {@code postmaster.pid}; a killed one leaves it behind.
 *
 * @param port 0 while the server has not written it yet
 */
record PidFile(long pid, int port) {

    private static final int PORT_LINE = 3;

    static Optional<PidFile> in(Path data) throws IOException {
        try {
            var lines = Files.readAllLines(file(data), UTF_8);
            if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) return Optional.empty();
            var port = lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
            return Optional.of(new PidFile(
                    Long.parseLong(lines.get(0).strip()), port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    static void delete(Path data) throws IOException {
        Files.deleteIfExists(file(data));
    }

    /** Whether there is a process with this pid; it need not be a server. */
    boolean alive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** False when the pid went to another program since, or when nothing but an entry is left of the process. */
    boolean isPostgres() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }
}
