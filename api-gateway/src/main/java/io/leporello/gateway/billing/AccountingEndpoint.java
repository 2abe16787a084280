package io.leporello.gateway.billing;

import io.leporello.billing.accounting.AccountingFile;
import io.leporello.billing.accounting.ExportAccounting;
import io.leporello.billing.accounting.ExportFormat;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.BillingPeriod;
import io.leporello.refusal.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What bookkeeping programs read. */
@RestController
@Tag(name = "Invoices")
class AccountingEndpoint {

    private final Ledger ledger;
    private final Clock clock;

    AccountingEndpoint(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping("/v1/accounting-exports/{month}")
    @Operation(
            summary = "What was issued in a month: DATEV bookings, DATEV debtors, or a plain table",
            description = """
                    `datev-bookings` and `datev-debtors` are EXTF 700 in Windows-1252, for documents in euros; `csv` is every \
                    document by tax category and rate in UTF-8. A month here is that of the day of issue.""",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "A file",
                            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string"))))
    ResponseEntity<byte[]> export(
            @Parameter(description = "The month of issue", example = "2026-11") @PathVariable String month,
            @Parameter(description = "datev-bookings, datev-debtors or csv") @RequestParam(defaultValue = "csv")
                    String format,
            Caller caller) {
        var question = new ExportAccounting(
                BillingPeriod.parse(month, ZoneOffset.UTC).month(),
                ExportFormat.find(format).orElseThrow(() -> unknown(format)),
                clock.instant());
        var file = ledger.ask(question, AccountingFile.class, caller.origin());
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(file.bytes());
    }

    private static Refusal unknown(String format) {
        return Refusal.invalid("format", "is \"" + format + "\"; one of " + ExportFormat.words() + " was expected");
    }
}
