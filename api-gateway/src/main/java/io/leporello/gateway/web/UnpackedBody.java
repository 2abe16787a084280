package io.leporello.gateway.web;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a body packed with gzip holds, as long as it is not suspiciously much. The JDK's own reader of gzip may leave out
 * what follows the first of several packed parts, so it is another one that is used.
 */
final class UnpackedBody extends InputStream {

    /** Lists of usage that differ in nothing but a number are packed to a fiftieth; a bomb to a thousandth. */
    private static final int TIMES_MAX = 200;

    /** Below this the size is no danger. */
    private static final long HARMLESS_BYTES = 1 << 20;

    private final Packed packed;
    private @Nullable InputStream unpacked;
    private long bytes;

    UnpackedBody(InputStream packed) {
        this.packed = new Packed(packed);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = unpack(buffer, offset, length);
        if (read > 0) bytes += read;
        if (bytes > HARMLESS_BYTES && bytes > packed.bytes * TIMES_MAX) throw bomb();
        return read;
    }

    private int unpack(byte[] buffer, int offset, int length) throws IOException {
        try {
            var in = unpacked;
            if (in == null) unpacked = in = reader();
            return in.read(buffer, offset, length);
        } catch (IOException failure) {
            if (packed.broken) throw failure;
            throw HttpRefusal.unreadable(
                    "The body is not readable as gzip, as Content-Encoding calls it" + " and as was expected.");
        }
    }

    private InputStream reader() throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .get();
    }

    private static HttpRefusal bomb() {
        return HttpRefusal.tooLarge("Unpacked the body is more than " + TIMES_MAX
                + " times as large as it was sent, which is not taken. Send it without Content-Encoding.");
    }

    /** What comes over the line; knows whether that is to blame. */
    private static final class Packed extends InputStream {

        private final InputStream in;
        private long bytes;
        private boolean broken;

        Packed(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                var read = in.read(buffer, offset, length);
                bytes += Math.max(0, read);
                return read;
            } catch (IOException brokenOff) {
                broken = true;
                throw brokenOff;
            }
        }
    }
}
