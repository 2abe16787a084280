package io.leporello.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Who may do what with a file. The only place that knows of Windows, which has no POSIX permissions: there the files
 * keep what they inherit from the data directory. That branch is untried.
 */
final class Permissions {

    private static final boolean POSIX = File.separatorChar == '/';

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private Permissions() {}

    static void readableByAll(Path file) throws IOException {
        set(file, READABLE);
    }

    /** Of a folder: everyone may look into it and pass through. */
    static void executableByAll(Path path) throws IOException {
        set(path, EXECUTABLE);
    }

    static void ownerOnly(Path file) throws IOException {
        set(file, OWNER_ONLY);
    }

    /** Whether {@code folder} lets someone through who neither owns it nor is of its group. */
    static boolean passableByAll(Path folder) throws IOException {
        return !POSIX || Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
    }

    /** Makes the renaming in {@code folder} outlive a power failure. Windows cannot open a folder, nor needs it. */
    static void flush(Path folder) throws IOException {
        if (!POSIX) return;
        try (var channel = FileChannel.open(folder)) {
            channel.force(true);
        }
    }

    private static void set(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (POSIX) Files.setPosixFilePermissions(path, permissions);
    }
}
