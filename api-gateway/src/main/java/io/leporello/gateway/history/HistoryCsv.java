package io.leporello.gateway.history;

import io.leporello.usage.history.HistoryEvent;
import java.util.List;

/** An event as a line of a table. */
final class HistoryCsv {

    static final List<String> HEADER =
            List.of("position", "type", "aggregate", "sequence", "recordedAt", "occurredAt", "actor", "payload");

    private HistoryCsv() {}

    static List<String> row(HistoryEvent event) {
        return List.of(
                Long.toString(event.position()),
                event.type(),
                harmless(event.aggregate()),
                Long.toString(event.sequence()),
                event.recordedAt().toString(),
                event.occurredAt().toString(),
                harmless(event.actor()),
                event.payload().toString());
    }

    /** A spreadsheet would run a cell that begins like a formula; a payload begins with a brace. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
