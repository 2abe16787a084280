package io.leporello.gateway.usage;

import io.leporello.gateway.web.HttpRefusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a body that is longer than it may be. */
final class LimitedInput extends FilterInputStream {

    private final long bytesMax;
    private long bytes;

    LimitedInput(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        var value = super.read();
        if (value >= 0) count(1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        if (read > 0) count(read);
        return read;
    }

    private void count(int read) {
        bytes += read;
        if (bytes > bytesMax)
            throw HttpRefusal.tooLarge(
                    "The body is longer than " + bytesMax
                            + " bytes, nothing of it was taken. Send smaller batches, or application/x-ndjson, which may be of any length.");
    }
}
