package io.leporello.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * There is no PostgreSQL to work with. The message is written for the person who starts Leporello: what was tried, with
 * which directory, what PostgreSQL itself said, and what to do. Nothing on disk was harmed.
 */
public final class PostgresUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PostgresUnavailable(String message) {
        super(message);
    }

    public PostgresUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    static PostgresUnavailable because(Path directory, IOException cause) {
        var disk = PossiblyFull.hint(directory, reason(cause));
        return new PostgresUnavailable(
                "PostgreSQL cannot be kept in %s: %s.%s".formatted(directory, reason(cause), disk), cause);
    }

    /** The messages of some file exceptions are nothing but the path. */
    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException denied) return denied.getFile() + ": permission denied";
        if (cause instanceof FileSystemException file && file.getReason() == null)
            return cause.getClass().getSimpleName() + ": " + file.getFile();
        return String.valueOf(cause.getMessage());
    }
}
