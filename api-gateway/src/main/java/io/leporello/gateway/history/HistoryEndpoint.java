package io.leporello.gateway.history;

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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Every event of the ledger the caller may see, in ledger order. */
@RestController
@Tag(name = "History")
class HistoryEndpoint {

    private final Ledger ledger;
    private final ReachableCustomers reachable;
    private final HistoryExport export;

    HistoryEndpoint(Ledger ledger, ReachableCustomers reachable, HistoryExport export) {
        this.ledger = ledger;
        this.reachable = reachable;
        this.export = export;
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
                                @Content(mediaType = HistoryExport.TEXT_CSV, schema = @Schema(type = "string"))
                            }))
    HistoryPage page(@ModelAttribute Filter filter, Paging paging, Access access) {
        var question = filter.question(reachable.of(access), paging);
        return ledger.ask(question, HistoryPage.class, access.caller().origin());
    }

    @GetMapping(path = "/v1/history", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(hidden = true) // Described with the pages.
    ResponseEntity<StreamingResponseBody> lines(@ModelAttribute Filter filter, Access access) {
        return export.lines(everything(filter, access), access.caller().origin());
    }

    @GetMapping(path = "/v1/history", produces = HistoryExport.TEXT_CSV)
    @Operation(hidden = true) // Described with the pages.
    ResponseEntity<StreamingResponseBody> csv(@ModelAttribute Filter filter, Access access) {
        return export.csv(everything(filter, access), access.caller().origin());
    }

    private ListHistory everything(Filter filter, Access access) {
        return filter.question(reachable.of(access), Paging.first(HistoryExport.EVENTS));
    }
}
