package io.leporello.gateway.cli;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Events on their way to the server together, each with its place in what it was read from. */
final class Batch {

    /** Half of what the server takes in one request, so that no event can push a batch over its limit. */
    private static final int BYTES_MAX = 8 << 20;

    /** The text is handed on as it is and never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(long place, byte[] json) {}

    private final List<Entry> entries = new ArrayList<>();
    private long bytes;

    void add(long place, byte[] json) {
        entries.add(new Entry(place, json));
        bytes += json.length + 1;
    }

    int size() {
        return entries.size();
    }

    boolean hasRoom(int eventsMax) {
        return size() < eventsMax && bytes < BYTES_MAX;
    }

    /** The place of the event that the server calls {@code index}. */
    long place(int index) {
        return entries.get(index).place();
    }

    /** The same events in two batches; only for more than one event. */
    List<Batch> halves() {
        var middle = size() / 2;
        return List.of(of(entries.subList(0, middle)), of(entries.subList(middle, size())));
    }

    private static Batch of(List<Entry> entries) {
        var batch = new Batch();
        entries.forEach(entry -> batch.add(entry.place(), entry.json()));
        return batch;
    }

    /** The JSON array of all events. */
    byte[] json() {
        var array = new ByteArrayOutputStream((int) bytes + 2);
        array.write('[');
        for (var index = 0; index < size(); index++) {
            if (index > 0) array.write(',');
            array.writeBytes(entries.get(index).json());
        }
        array.write(']');
        return array.toByteArray();
    }
}
