package io.leporello.gateway.web;

import java.io.IOException;
import java.io.InputStream;

/** A body of which every byte that is read is counted, so that reading can stop in time. */
public abstract class CountedInput extends InputStream {

    private final InputStream in;

    protected CountedInput(InputStream in) {
        this.in = in;
    }

    /** @param read bytes that were read just now, at least one */
    protected abstract void count(int read);

    @Override
    public int read() throws IOException {
        var value = in.read();
        if (value >= 0) count(1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = in.read(buffer, offset, length);
        if (read > 0) count(read);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
