package io.leporello.gateway.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.usage.history.HistoryEvent;
import io.leporello.usage.history.HistoryPage;
import io.leporello.usage.history.ListHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "History")
class HistoryEndpoint {

    private static final int STREAM_EVENTS = 1_000;
    private static final String TEXT_CSV = "text/csv";

    private final Ledger ledger;
    private final JsonMapper json;
    private final ReachableCustomers reachable;

    HistoryEndpoint(Ledger ledger, JsonMapper json, ReachableCustomers reachable) {
        this.ledger = ledger;
        this.reachable = reachable;
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

        ListHistory question(@Nullable List<String> visible, Paging paging) {
            var first = fromPosition == null ? 0 : fromPosition;
            return new ListHistory(visible, customer, user, type, source, id, from, to, first, paging);
        }
    }

    @GetMapping(path = "/v1/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Every event of the ledger the caller may see, in ledger order; lines and CSV come without a limit",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page, or everything that matches",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = HistoryPage.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema = @Schema(implementation = HistoryEvent.class)),
                                @Content(mediaType = TEXT_CSV, schema = @Schema(type = "string"))
                            }))
    HistoryPage page(@ModelAttribute Filter filter, Paging paging, Access access) {
        return ask(filter.question(reachable.of(access), paging), access);
    }

    private HistoryPage ask(ListHistory question, Access access) {
        return ledger.ask(question, HistoryPage.class, access.caller().origin());
    }

    @GetMapping(path = "/v1/history", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(hidden = true) // Described with the pages.
    ResponseEntity<StreamingResponseBody> lines(@ModelAttribute Filter filter, Access access) {
        return streamed(MediaType.APPLICATION_NDJSON_VALUE, out -> {
            var buffered = new BufferedOutputStream(out);
            forEach(filter, access, event -> {
                buffered.write(json.writeValueAsBytes(event));
                buffered.write('\n');
            });
            buffered.flush();
        });
    }

    @GetMapping(path = "/v1/history", produces = TEXT_CSV)
    @Operation(hidden = true) // Described with the pages.
    ResponseEntity<StreamingResponseBody> csv(@ModelAttribute Filter filter, Access access) {
        return streamed(TEXT_CSV, out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = CsvWriter.builder().build(writer);
            csv.writeRecord(HistoryCsv.HEADER);
            forEach(filter, access, event -> csv.writeRecord(HistoryCsv.row(event)));
            csv.flush();
        });
    }

    private static ResponseEntity<StreamingResponseBody> streamed(String type, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .body(body);
    }

    /** Reads on page by page, so that memory holds one page however many events there are. */
    private void forEach(Filter filter, Access access, EventWriter writer) throws IOException {
        var question = filter.question(reachable.of(access), Paging.first(STREAM_EVENTS));
        for (var page = ask(question, access); ; page = ask(question.behind(page.next()), access)) {
            for (var event : page.items()) writer.write(event);
            if (page.next() == null) return;
        }
    }

    private interface EventWriter {
        void write(HistoryEvent event) throws IOException;
    }
}
