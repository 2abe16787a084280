package io.leporello.usage.history;

import java.util.List;

/** Some events in ledger order; when there are as many as were asked for, there may be more after the last one. */
public record HistoryPage(List<HistoryEvent> events) {

    public HistoryPage {
        events = List.copyOf(events);
    }
}
