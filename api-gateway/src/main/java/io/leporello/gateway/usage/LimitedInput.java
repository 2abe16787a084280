package io.leporello.gateway.usage;

import io.leporello.gateway.web.CountedInput;
import io.leporello.gateway.web.HttpRefusal;
import java.io.InputStream;

/** Stops reading a body that is longer than it may be. */
final class LimitedInput extends CountedInput {

    private final long bytesMax;
    private long bytes;

    LimitedInput(InputStream in, long bytesMax) {
        super(in);
        this.bytesMax = bytesMax;
    }

    @Override
    protected void count(int read) {
        bytes += read;
        if (bytes > bytesMax) throw tooLong(bytesMax);
    }

    static HttpRefusal tooLong(long bytesMax) {
        return HttpRefusal.tooLarge("The body is longer than " + bytesMax
                + " bytes, nothing of it was taken. Send smaller batches, or application/x-ndjson, which may"
                + " be of any length.");
    }
}
