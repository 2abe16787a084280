package io.leporello.gateway.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Newline-delimited JSON: one event a line, blank lines mean nothing, a bad line is a fault of its own. */
final class LineReader implements EventReader {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long line;
    private boolean tooLong;

    /** @param firstLine the number of the line where {@code in} stands */
    LineReader(InputStream in, long firstLine) {
        this.in = in;
        this.line = firstLine - 1;
    }

    @Override
    public String placeName() {
        return "line";
    }

    @Override
    public @Nullable Found next() throws IOException {
        var text = nextLine();
        if (text == null) return null;
        var fault =
                tooLong ? "the line is longer than " + Figures.of(EVENT_BYTES_MAX) + " bytes" : JsonText.fault(text);
        return fault == null ? Found.event(line, text) : Found.fault(line, fault);
    }

    /** The next line that is not blank, without blanks around it, cut where it gets too long; null at the end. */
    byte @Nullable [] nextLine() throws IOException {
        while (from < to || fill()) {
            line++;
            var text = stripped(restOfLine());
            if (text.length > 0) return text;
        }
        return null;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private byte[] restOfLine() throws IOException {
        tooLong = false;
        var text = new ByteArrayOutputStream(512);
        do {
            var end = from;
            while (end < to && buffer[end] != '\n') end++;
            keep(text, end - from);
            from = end + 1;
            if (end < to) break;
        } while (fill());
        return text.toByteArray();
    }

    private void keep(ByteArrayOutputStream text, int length) {
        tooLong |= text.size() + length > EVENT_BYTES_MAX;
        if (!tooLong) text.write(buffer, from, length);
    }

    private static byte[] stripped(byte[] text) {
        var start = 0;
        var end = text.length;
        while (start < end && text[start] <= ' ' && text[start] >= 0) start++;
        while (start < end && text[end - 1] <= ' ' && text[end - 1] >= 0) end--;
        return start == 0 && end == text.length ? text : Arrays.copyOfRange(text, start, end);
    }
}
