package io.leporello.usage.history;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some events in ledger order. */
public record HistoryPage(
        List<HistoryEvent> items, @Nullable String next) implements Page<HistoryEvent> {}
