package io.leporello.gateway.usage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a stream into lines without decoding it, so that one broken line does not cost the others. Memory holds one line.
 */
final class Lines {

    static final int LINE_BYTES_MAX = 1 << 20;
    private static final int FIRST_BYTES = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int start;
    private int end;
    private boolean finished;

    Lines(InputStream in) {
        this.in = in;
    }

    /** A line's bytes; valid until the next line is asked for. Without bytes when the line is too long. */
    record Line(ByteBuffer bytes, boolean tooLong) {

        boolean isBlank() {
            for (var at = bytes.position(); at < bytes.limit(); at++) if (!isBlank(bytes.get(at))) return false;
            return !tooLong;
        }

        private static boolean isBlank(byte character) {
            return character == ' ' || character == '\t' || character == '\r';
        }
    }

    /** @return the next line without its end; null behind the last one */
    @org.jspecify.annotations.Nullable
    Line next() throws IOException {
        for (var scanned = start; ; ) {
            for (; scanned < end; scanned++) if (buffer[scanned] == '\n') return line(scanned, scanned + 1);
            if (finished) return start < end ? line(end, end) : null;
            if (end - start >= LINE_BYTES_MAX) return skipLong();
            scanned -= makeRoom();
            fill();
        }
    }

    private Line line(int lineEnd, int nextStart) {
        var line = new Line(ByteBuffer.wrap(buffer, start, lineEnd - start), false);
        start = nextStart;
        return line;
    }

    private Line skipLong() throws IOException {
        start = end = 0;
        while (!finished) {
            fill();
            for (var at = 0; at < end; at++) {
                if (buffer[at] != '\n') continue;
                start = at + 1;
                return new Line(ByteBuffer.allocate(0), true);
            }
            end = 0;
        }
        return new Line(ByteBuffer.allocate(0), true);
    }

    /** @return by how much the bytes moved to the front */
    private int makeRoom() {
        var moved = start;
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) buffer = Arrays.copyOf(buffer, buffer.length * 2);
        return moved;
    }

    private void fill() throws IOException {
        var read = in.read(buffer, end, buffer.length - end);
        if (read < 0) finished = true;
        else end += read;
    }
}
