package io.leporello.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a full disk from other trouble. */
final class PossiblyFull {

    private static final int BYTES_IN_MEGABYTE = 1_000_000;

    private PossiblyFull() {}

    /** A sentence to append, with a space before it; empty when {@code trouble} does not speak of a full disk. */
    static String hint(Path directory, String trouble) {
        if (!trouble.contains("No space left on device")) return "";
        return " The disk is full: %s has %s free; PostgreSQL needs about 200 MB to begin with."
                .formatted(directory, free(directory));
    }

    private static String free(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace() / BYTES_IN_MEGABYTE + " MB";
        } catch (IOException unknown) {
            return "an unknown part";
        }
    }
}
