package io.leporello.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One Leporello a data directory. The operating system gives the lock back when the process dies, however it dies; the
 * file stays and means nothing by itself.
 */
final class DirectoryLock implements AutoCloseable {

    /**
     * What this process holds. A second channel on a locked file must not even be opened here: closing it would give
     * away the lock of the first, because POSIX locks belong to the process and not to the channel.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    /** Far behind the pid, so that the pid can be read where locks are mandatory. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @param directory an existing directory, as a real path
     * @throws PostgresUnavailable when another process, or another part of this one, has it
     */
    static DirectoryLock take(Path directory) throws IOException {
        if (!HELD.add(directory))
            throw taken(directory, Long.toString(ProcessHandle.current().pid()));
        var channel = locked(directory.resolve("leporello.lock"));
        if (channel != null) return new DirectoryLock(directory, channel);
        HELD.remove(directory);
        throw taken(
                directory,
                Files.readString(directory.resolve("leporello.lock"), US_ASCII).strip());
    }

    private static @Nullable FileChannel locked(Path file) throws IOException {
        var channel = FileChannel.open(file, CREATE, WRITE);
        if (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
            channel.close();
            return null;
        }
        var pid = ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(US_ASCII));
        channel.truncate(0);
        channel.write(pid);
        return channel;
    }

    private static PostgresUnavailable taken(Path directory, String pid) {
        var holder = pid.isEmpty() ? "another process" : "the process with pid " + pid;
        return new PostgresUnavailable(
                "The data directory %s is in use by %s: end that one first, or choose another directory with LEPORELLO_DATA."
                        .formatted(directory, holder));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(directory);
    }
}
