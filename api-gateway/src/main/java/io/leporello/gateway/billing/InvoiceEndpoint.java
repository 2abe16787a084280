package io.leporello.gateway.billing;

import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.InvoicePage;
import io.leporello.billing.invoice.InvoiceState;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.billing.invoice.IssueCorrection;
import io.leporello.billing.invoice.IssueCreditNote;
import io.leporello.billing.invoice.IssueInvoice;
import io.leporello.billing.invoice.Issued;
import io.leporello.billing.invoice.ListInvoices;
import io.leporello.billing.invoice.RecordPayment;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.BillingPeriod;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Invoices from being issued to being paid, credited or corrected. */
@RestController
@Tag(name = "Invoices")
class InvoiceEndpoint {

    private final Ledger ledger;
    private final KnownInvoices invoices;
    private final Ids ids;
    private final Clock clock;

    InvoiceEndpoint(Ledger ledger, KnownInvoices invoices, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.invoices = invoices;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param period the calendar month, such as 2026-10 */
    record NewInvoice(@Nullable String period) {}

    /** @param reason for the customer to read */
    record Reason(@Nullable String reason) {

        String orEmpty() {
            return Objects.requireNonNullElse(reason, "");
        }
    }

    /** @param id chosen by the sender, so that sending twice records one payment; made here when absent */
    record NewPayment(
            @Nullable String id,
            @Nullable BigDecimal amount,
            @Nullable LocalDate paidOn,
            @Nullable String reference) {}

    record Paid(
            String invoice,
            String id,
            @Nullable BigDecimal amount,
            @Nullable LocalDate paidOn,
            @Nullable String reference) {}

    @PostMapping("/v1/customers/{id}/invoices")
    @Operation(
            summary = "Issue the invoice of a month; the same month again answers with the same invoice",
            description = """
                    Freezes the statement of a month that is over: lines, taxes, seller, buyer, and the position up to which \
                    the ledger was known. It gets the next number of its series, and its documents, once the official rules \
                    accept them; a rule that does not is named in `errors` (422), and nothing is issued.""")
    ResponseEntity<InvoiceView> issue(
            @Parameter(description = "The customer account", example = "acme") @PathVariable String id,
            @RequestBody NewInvoice invoice,
            Caller caller) {
        var command = new IssueInvoice(id, month(invoice.period()), clock.instant());
        return answer(ledger.send(command, Issued.class, caller.origin(id)));
    }

    private static YearMonth month(@Nullable String text) {
        return BillingPeriod.parse(text, ZoneOffset.UTC).month();
    }

    private static ResponseEntity<InvoiceView> answer(Issued issued) {
        var document = issued.document();
        var answer = issued.outcome() == Outcome.RECORDED
                ? ResponseEntity.created(URI.create("/v1/invoices/" + document.number()))
                : ResponseEntity.ok();
        return answer.body(document);
    }

    @GetMapping("/v1/customers/{id}/invoices")
    @Operation(
            summary = "The invoices, credit notes and corrections of a customer, in the order of issuing",
            description = "Each with what it comes to, what was paid for it, and what became of it; without its lines.")
    InvoicePage ofCustomer(
            @Parameter(description = "The customer account", example = "acme") @PathVariable String id,
            @Parameter(description = "Only of this month", example = "2026-10") @RequestParam @Nullable String period,
            @Parameter(description = "Only invoice, credit-note or correction", example = "invoice")
                    @RequestParam
                    @Nullable
                    String kind,
            @Parameter(description = "Only issued, paid or credited", example = "issued") @RequestParam @Nullable
                    String state,
            Paging paging,
            Caller caller) {
        return ledger.ask(question(id, period, kind, state, paging), InvoicePage.class, caller.origin(id));
    }

    @GetMapping("/v1/invoices")
    @Operation(
            summary = "Everything that was issued, in the order of issuing",
            description = "The invoices, credit notes and corrections of all customers, without their lines.")
    InvoicePage ofAll(
            @Parameter(description = "Only of this month", example = "2026-10") @RequestParam @Nullable String period,
            @Parameter(description = "Only invoice, credit-note or correction", example = "invoice")
                    @RequestParam
                    @Nullable
                    String kind,
            @Parameter(description = "Only issued, paid or credited", example = "issued") @RequestParam @Nullable
                    String state,
            Paging paging,
            Caller caller) {
        return ledger.ask(question(null, period, kind, state, paging), InvoicePage.class, caller.origin());
    }

    private static ListInvoices question(
            @Nullable String customer,
            @Nullable String period,
            @Nullable String kind,
            @Nullable String state,
            Paging paging) {
        return new ListInvoices(
                customer,
                period == null ? null : month(period),
                word("kind", kind, "invoice, credit-note, correction", InvoiceKind::find),
                word("state", state, "issued, paid, credited", InvoiceState::find),
                false,
                paging);
    }

    private static <T> @Nullable T word(
            String field, @Nullable String word, String right, Function<String, Optional<T>> find) {
        if (word == null) return null;
        return find.apply(word)
                .orElseThrow(() ->
                        Refusal.invalid(field, "is " + TextChecks.shown(word) + "; one of " + right + " was expected"));
    }

    @GetMapping(path = "/v1/invoices/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "A document as it was issued, and what became of it; as PDF or XML by the header Accept",
            description = """
                    PDF and XML are the very bytes that were issued, for ever; their SHA-256 is the `ETag`, and in \
                    `documents`. The PDF is ZUGFeRD, the XML is XRechnung, or the core of EN 16931 where less is known of the \
                    buyer. With `syntax` the XML is in that syntax, whichever it was issued in; it is made and checked by the \
                    official rules when it is asked for first, and the same bytes from then on. A document in a currency of \
                    three decimals, which EN 16931 has no words for, is a PDF only (406 for XML).""",
            parameters =
                    @Parameter(
                            name = "syntax",
                            in = ParameterIn.QUERY,
                            description = "For XML: cii or ubl; the one it was issued in when absent",
                            schema = @Schema(allowableValues = {"cii", "ubl"})),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The document",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = InvoiceView.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_XML_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    InvoiceView find(
            @Parameter(description = "The number of the document", example = "RE-2026-000001") @PathVariable
                    String number,
            Access access) {
        return invoices.find(number, access);
    }

    @PostMapping("/v1/invoices/{number}/payments")
    @Operation(summary = "Record a payment; an invoice is paid when nothing is open", description = """
                    The same `id` with the same content again is one payment. More than is open, or a payment for a credit \
                    note or for what was credited, is refused; for a document below zero the amount is below zero too.""")
    ResponseEntity<Paid> pay(
            @Parameter(description = "The number of the document", example = "RE-2026-000001") @PathVariable
                    String number,
            @RequestBody NewPayment payment,
            Access access) {
        var customer = invoices.findJustIssued(number, access).customer();
        var id = Objects.requireNonNullElseGet(payment.id(), ids::next);
        var command = new RecordPayment(customer, number, id, payment.amount(), payment.paidOn(), payment.reference());
        var outcome = ledger.send(command, Outcome.class, access.caller().origin(customer));
        var paid = new Paid(number, id, payment.amount(), payment.paidOn(), payment.reference());
        return outcome == Outcome.RECORDED
                ? ResponseEntity.created(URI.create("/v1/invoices/" + number)).body(paid)
                : ResponseEntity.ok(paid);
    }

    @PostMapping("/v1/invoices/{number}/credit-notes")
    @Operation(
            summary = "Take an invoice back as a whole; its month can be invoiced anew",
            description =
                    "Issues a credit note (381) that refers to it. Asked again, it answers with the same credit note.")
    ResponseEntity<InvoiceView> credit(
            @Parameter(description = "The number of the document", example = "RE-2026-000001") @PathVariable
                    String number,
            @RequestBody Reason reason,
            Access access) {
        var customer = invoices.findJustIssued(number, access).customer();
        var command = new IssueCreditNote(number, reason.orEmpty(), clock.instant());
        return answer(ledger.send(command, Issued.class, access.caller().origin(customer)));
    }

    @PostMapping("/v1/invoices/{number}/corrections")
    @Operation(
            summary = "Ask or give back what became known since, for a customer that gets no further invoice",
            description = """
                    Issues a corrected invoice (384) over the difference. Who gets a next invoice has it there as an \
                    adjustment, and is refused here (409). Asked again for the same reason, it answers with the same \
                    correction, until more becomes known.""")
    ResponseEntity<InvoiceView> correct(
            @Parameter(description = "The number of the document", example = "RE-2026-000001") @PathVariable
                    String number,
            @RequestBody Reason reason,
            Access access) {
        var customer = invoices.findJustIssued(number, access).customer();
        var command = new IssueCorrection(number, reason.orEmpty(), clock.instant());
        return answer(ledger.send(command, Issued.class, access.caller().origin(customer)));
    }
}
