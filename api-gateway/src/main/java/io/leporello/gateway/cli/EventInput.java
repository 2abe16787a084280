package io.leporello.gateway.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells the forms of input apart. A bracket begins an array. A brace begins either lines of JSON, or one event that is
 * written over several lines: then its first line alone is cut off, and the second does not begin another event.
 */
final class EventInput {

    private static final int TWO_LINES = 2 * EventReader.EVENT_BYTES_MAX;

    private EventInput() {}

    static EventReader open(InputStream input) throws IOException {
        var in = new BufferedInputStream(input, 1 << 16);
        skipByteOrderMark(in);
        var line = 1 + skipBlanks(in);
        var first = peek(in);
        if (first == '[' || (first == '{' && spansLines(in))) return new JsonReader(in);
        return new LineReader(in, line);
    }

    private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(3);
        if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) in.reset();
    }

    /** Returns how many line ends were skipped. */
    private static long skipBlanks(BufferedInputStream in) throws IOException {
        var lineEnds = 0L;
        for (var next = peek(in); next == ' ' || next == '\t' || next == '\r' || next == '\n'; next = peek(in)) {
            if (in.read() == '\n') lineEnds++;
        }
        return lineEnds;
    }

    private static int peek(BufferedInputStream in) throws IOException {
        in.mark(1);
        var next = in.read();
        in.reset();
        return next;
    }

    private static boolean spansLines(BufferedInputStream in) throws IOException {
        in.mark(TWO_LINES);
        var head = new LineReader(new ByteArrayInputStream(in.readNBytes(TWO_LINES)), 1);
        in.reset();
        var first = head.nextLine();
        var second = head.nextLine();
        return first != null && JsonText.isCutOff(first) && second != null && second.length > 0 && second[0] != '{';
    }
}
