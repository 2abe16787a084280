package io.leporello.gateway.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.leporello.event.Origin;
import io.leporello.gateway.web.Ledger;
import io.leporello.usage.history.HistoryEvent;
import io.leporello.usage.history.HistoryPage;
import io.leporello.usage.history.ListHistory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Everything that matches, as a stream: page by page, so that memory holds one page however many events there are. */
@Component
public final class HistoryExport {

    public static final String TEXT_CSV = "text/csv";

    /** How many events a question should ask for at once. */
    public static final int EVENTS = 1_000;

    private final Ledger ledger;
    private final JsonMapper json;

    HistoryExport(Ledger ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    /** One event a line, as JSON. */
    public ResponseEntity<StreamingResponseBody> lines(ListHistory question, Origin origin) {
        return streamed(MediaType.APPLICATION_NDJSON_VALUE, out -> {
            var buffered = new BufferedOutputStream(out);
            forEach(question, origin, event -> {
                buffered.write(json.writeValueAsBytes(event));
                buffered.write('\n');
            });
            buffered.flush();
        });
    }

    /** The same as a table with a head. */
    public ResponseEntity<StreamingResponseBody> csv(ListHistory question, Origin origin) {
        return streamed(TEXT_CSV, out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = CsvWriter.builder().build(writer);
            csv.writeRecord(HistoryCsv.HEADER);
            forEach(question, origin, event -> csv.writeRecord(HistoryCsv.row(event)));
            csv.flush();
        });
    }

    private static ResponseEntity<StreamingResponseBody> streamed(String type, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .body(body);
    }

    private void forEach(ListHistory question, Origin origin, EventWriter writer) throws IOException {
        for (var page = ask(question, origin); ; page = ask(question.behind(page.next()), origin)) {
            for (var event : page.items()) writer.write(event);
            if (page.next() == null) return;
        }
    }

    private HistoryPage ask(ListHistory question, Origin origin) {
        return ledger.ask(question, HistoryPage.class, origin);
    }

    private interface EventWriter {
        void write(HistoryEvent event) throws IOException;
    }
}
