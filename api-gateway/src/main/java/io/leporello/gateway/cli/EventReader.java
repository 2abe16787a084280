package io.leporello.gateway.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Events out of a file or stream, one after the other; only the one in hand is in memory. */
interface EventReader {

    /** A single event may have this many bytes. */
    int EVENT_BYTES_MAX = 1 << 20;

    /**
     * Something that was found where an event should stand. Its text is handed on as it is and never compared.
     *
     * @param place where, counted as {@link #placeName()} says
     * @param json  a JSON object, which may or may not be a good event; empty when there is a fault
     * @param fault why it cannot be an event; null when it may be one
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(long place, byte[] json, @Nullable String fault) {

        static Found event(long place, byte[] json) {
            return new Found(place, json, null);
        }

        static Found fault(long place, String fault) {
            return new Found(place, new byte[0], fault);
        }
    }

    /** The next event or fault; null at the end. */
    @Nullable
    Found next() throws IOException;

    /** What a place counts: the word that stands before it. */
    String placeName();
}
