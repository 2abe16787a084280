package io.leporello.gateway.ui.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.leporello.billing.dashboard.OverviewView.Part;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The table under the chart as a file: all of its rows, with plain decimals that programs read. */
@Component
final class PartsTable {

    private final Boards boards;
    private final PartNames names;

    PartsTable(Boards boards, PartNames names) {
        this.boards = boards;
        this.names = names;
    }

    void write(UsageScope scope, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var split = View.of(request, scope).split();
        var parts = boards.parts(scope, request);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usage-by-" + View.word(split) + ".csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), UTF_8);
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(header(View.word(split), scope));
            for (var part : parts) csv.writeRecord(row(part, names.of(part, split, scope), scope));
        }
    }

    private static List<String> header(String split, UsageScope scope) {
        var header = new ArrayList<>(List.of(split, "name", "documents", "pages"));
        if (scope.credits()) header.add("credits");
        return header;
    }

    private static List<String> row(Part part, String name, UsageScope scope) {
        var row = new ArrayList<>(List.of(
                harmless(Objects.requireNonNullElse(part.key(), "")),
                harmless(name),
                part.usage().documents().toPlainString(),
                part.usage().pages().toPlainString()));
        if (scope.credits()) row.add(part.usage().credits().toPlainString());
        return row;
    }

    /** A spreadsheet would run a cell that begins like a formula. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
