package io.leporello.gateway.billing;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.leporello.billing.invoice.InvoiceLines;
import io.leporello.billing.invoice.ListInvoiceLines;
import io.leporello.billing.invoice.ListLineUsage;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.usage.entry.EntryPage;
import io.leporello.usage.entry.EntryView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** From a line of an invoice down to the single documents that were processed, and back. */
@RestController
@Tag(name = "Invoices")
class LineUsageEndpoint {

    private static final String PATH = "/v1/invoices/{number}/lines/{line}/usage";
    private static final int STREAM_ENTRIES = 1_000;
    private static final String TEXT_CSV = "text/csv";

    private final Ledger ledger;
    private final KnownInvoices invoices;
    private final ReachableCustomers reachable;
    private final JsonMapper json;

    LineUsageEndpoint(Ledger ledger, KnownInvoices invoices, ReachableCustomers reachable, JsonMapper json) {
        this.ledger = ledger;
        this.invoices = invoices;
        this.reachable = reachable;
        this.json = json;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The usage behind a line, counted from 1; lines and CSV come without a limit",
            description = """
                    The single events that the line counts, in ledger order; behind an adjustment those that became known \
                    after its month was last billed. NDJSON and CSV, by the header Accept, stream all of them.""",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A page, or everything behind the line",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = EntryPage.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                        schema = @Schema(implementation = EntryView.class)),
                                @Content(mediaType = TEXT_CSV, schema = @Schema(type = "string"))
                            }))
    EntryPage page(
            @Parameter(description = "The number of the document", example = "RE-2026-000001") @PathVariable
                    String number,
            @Parameter(description = "The line of it, from 1", example = "1") @PathVariable int line,
            Paging paging,
            Access access) {
        invoices.find(number, access);
        return ask(number, line, paging, access);
    }

    private EntryPage ask(String number, int line, Paging paging, Access access) {
        var question = new ListLineUsage(number, line, paging);
        return ledger.ask(question, EntryPage.class, access.caller().origin());
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(hidden = true) // Described with the pages.
    ResponseEntity<StreamingResponseBody> lines(@PathVariable String number, @PathVariable int line, Access access) {
        var first = first(number, line, access);
        return streamed(MediaType.APPLICATION_NDJSON_VALUE, out -> {
            var buffered = new BufferedOutputStream(out);
            forEach(first, number, line, access, entry -> {
                buffered.write(json.writeValueAsBytes(entry));
                buffered.write('\n');
            });
            buffered.flush();
        });
    }

    @GetMapping(path = PATH, produces = TEXT_CSV)
    @Operation(hidden = true) // Described with the pages.
    ResponseEntity<StreamingResponseBody> csv(@PathVariable String number, @PathVariable int line, Access access) {
        var first = first(number, line, access);
        return streamed(TEXT_CSV, out -> {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            var csv = CsvWriter.builder().build(writer);
            csv.writeRecord(EntryCsv.HEADER);
            forEach(first, number, line, access, entry -> csv.writeRecord(EntryCsv.row(entry)));
            csv.flush();
        });
    }

    /** Asked before the answer begins, so that what is not there is still a 404. */
    private EntryPage first(String number, int line, Access access) {
        invoices.find(number, access);
        return ask(number, line, Paging.first(STREAM_ENTRIES), access);
    }

    private static ResponseEntity<StreamingResponseBody> streamed(String type, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type + ";charset=UTF-8"))
                .body(body);
    }

    /** Reads on page by page, so that memory holds one page however many entries there are. */
    private void forEach(EntryPage first, String number, int line, Access access, EntryWriter writer)
            throws IOException {
        for (var page = first; ; page = ask(number, line, new Paging(page.next(), STREAM_ENTRIES), access)) {
            for (var entry : page.items()) writer.write(entry);
            if (page.next() == null) return;
        }
    }

    private interface EntryWriter {
        void write(EntryView entry) throws IOException;
    }

    @GetMapping("/v1/usage-events/invoice-lines")
    @Operation(
            summary = "The lines of invoices that a usage event is in",
            description =
                    "Of every document, also of those that were credited; an event that was corrected may be in several.")
    InvoiceLines linesOf(
            @Parameter(description = "The source of the event", example = "/pipelines/ocr-1") @RequestParam
                    String source,
            @Parameter(description = "Its id there", example = "doc-1") @RequestParam String id,
            Access access) {
        var question = new ListInvoiceLines(source, id, reachable.of(access));
        return ledger.ask(question, InvoiceLines.class, access.caller().origin());
    }
}
