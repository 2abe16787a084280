package io.leporello.gateway.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.Page;
import io.leporello.gateway.web.PageRequest;
import io.leporello.usage.history.HistoryEvent;
import io.leporello.usage.history.HistoryPage;
import io.leporello.usage.history.ListHistory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Every event of the ledger the caller may see, in ledger order. */
@RestController
class HistoryEndpoint {

    private static final int STREAM_EVENTS = 1_000;
    private static final String TEXT_CSV = "text/csv";

    private final Ledger ledger;
    private final JsonMapper json;

    HistoryEndpoint(Ledger ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    /** What narrows the answer; see {@link ListHistory}. */
    record Filter(
            @Nullable String customer,
            @Nullable String user,
            @Nullable String type,
            @Nullable String source,
            @Nullable String id,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long fromPosition) {

        ListHistory question(Caller caller, int limit) {
            var visible = caller.customer() == null ? null : List.of(caller.customer());
            var first = fromPosition == null ? 0 : fromPosition;
            return new ListHistory(visible, customer, user, type, source, id, from, to, first, limit);
        }
    }

    @GetMapping(path = "/v1/history", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<HistoryEvent> page(@ModelAttribute Filter filter, PageRequest asked, Caller caller) {
        var question = filter.question(caller, asked.limit() + 1);
        var events = events(asked.after() == null ? question : question.after(position(asked.after())), caller);
        return Page.of(events, asked, event -> Long.toString(event.position()));
    }

    private static long position(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException noPosition) {
            throw HttpRefusal.unreadable("after", "is \"" + after + "\"; the \"next\" of the page before was expected");
        }
    }

    private List<HistoryEvent> events(ListHistory question, Caller caller) {
        return ledger.ask(question, HistoryPage.class, caller.origin()).events();
    }

    @GetMapping(path = "/v1/history", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> lines(@ModelAttribute Filter filter, Caller caller) {
        return streamed(MediaType.APPLICATION_NDJSON_VALUE, out -> {
            var buffered = new BufferedOutputStream(out);
            forEach(filter, caller, event -> {
                buffered.write(json.writeValueAsBytes(event));
                buffered.write('\n');
            });
            buffered.flush();
        });
    }

    @GetMapping(path = "/v1/history", produces = TEXT_CSV)
    ResponseEntity<StreamingResponseBody> csv(@ModelAttribute Filter filter, Caller caller) {
        return streamed(TEXT_CSV, out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = CsvWriter.builder().build(writer);
            csv.writeRecord(HistoryCsv.HEADER);
            forEach(filter, caller, event -> csv.writeRecord(HistoryCsv.row(event)));
            csv.flush();
        });
    }

    private static ResponseEntity<StreamingResponseBody> streamed(String type, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .body(body);
    }

    /** Reads on page by page, so that memory holds one page however many events there are. */
    private void forEach(Filter filter, Caller caller, EventWriter writer) throws IOException {
        var question = filter.question(caller, STREAM_EVENTS);
        for (var events = events(question, caller); !events.isEmpty(); events = events(question, caller)) {
            for (var event : events) writer.write(event);
            question = question.after(events.get(events.size() - 1).position());
        }
    }

    private interface EventWriter {
        void write(HistoryEvent event) throws IOException;
    }
}
