package io.leporello.gateway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * The one password of all people of the demo. It is made up by the first run and kept beside the data that it opens, for
 * their owner only, so that every later run can show it again.
 */
final class DemoPassword {

    private static final String NAME = "demo-password";

    /** Nothing that looks like something else; 32 of them, so a character is worth 5 bits. */
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int LENGTH = 16;

    private DemoPassword() {}

    static String in(Path data) {
        try {
            var file = data.resolve(NAME);
            var kept = Files.exists(file) ? Files.readString(file).strip() : "";
            return kept.isEmpty() ? made(file) : kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String made(Path file) throws IOException {
        var text = new SecureRandom()
                .ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(index -> CHARACTERS.substring(index, index + 1))
                .collect(Collectors.joining());
        Files.deleteIfExists(file);
        Files.createFile(file, ownersOnly());
        Files.writeString(file, text + "\n");
        return text;
    }

    private static FileAttribute<?>[] ownersOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
