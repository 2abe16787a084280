package io.leporello.gateway.billing;

import io.leporello.usage.entry.EntryView;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Usage as a line of a table. */
final class EntryCsv {

    static final List<String> HEADER = List.of(
            "position", "source", "id", "user", "product", "document", "usedAt", "documents", "pages", "credits");

    private EntryCsv() {}

    static List<String> row(EntryView entry) {
        return List.of(
                Long.toString(entry.position()),
                harmless(entry.source()),
                harmless(entry.id()),
                harmless(entry.user()),
                harmless(entry.product()),
                harmless(entry.document()),
                entry.usedAt().toString(),
                entry.documents().toPlainString(),
                entry.pages().toPlainString(),
                entry.credits() == null ? "" : entry.credits().toPlainString());
    }

    /** A spreadsheet would run a cell that begins like a formula; numbers of ours may begin with a minus. */
    private static String harmless(@Nullable String cell) {
        var text = Objects.requireNonNullElse(cell, "");
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
