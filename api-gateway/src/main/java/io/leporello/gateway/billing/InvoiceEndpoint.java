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
    @Operation(summary = "Issue the invoice of a month; the same month again answers with the same invoice")
    ResponseEntity<InvoiceView> issue(@PathVariable String id, @RequestBody NewInvoice invoice, Caller caller) {
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
    @Operation(summary = "The invoices, credit notes and corrections of a customer, in the order of issuing")
    InvoicePage ofCustomer(
            @PathVariable String id,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String state,
            Paging paging,
            Caller caller) {
        return ledger.ask(question(id, period, kind, state, paging), InvoicePage.class, caller.origin(id));
    }

    @GetMapping("/v1/invoices")
    @Operation(summary = "Everything that was issued, in the order of issuing")
    InvoicePage ofAll(
            @RequestParam @Nullable String period,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String state,
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
    @Operation(summary = "A document as it was issued, and what became of it; as PDF or XML by the header Accept")
    InvoiceView find(@PathVariable String number, Access access) {
        return invoices.find(number, access);
    }

    @PostMapping("/v1/invoices/{number}/payments")
    @Operation(summary = "Record a payment; an invoice is paid when nothing is open")
    ResponseEntity<Paid> pay(@PathVariable String number, @RequestBody NewPayment payment, Access access) {
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
    @Operation(summary = "Take an invoice back as a whole; its month can be invoiced anew")
    ResponseEntity<InvoiceView> credit(@PathVariable String number, @RequestBody Reason reason, Access access) {
        var customer = invoices.findJustIssued(number, access).customer();
        var command = new IssueCreditNote(number, reason.orEmpty(), clock.instant());
        return answer(ledger.send(command, Issued.class, access.caller().origin(customer)));
    }

    @PostMapping("/v1/invoices/{number}/corrections")
    @Operation(summary = "Ask or give back what became known since, for a customer that gets no further invoice")
    ResponseEntity<InvoiceView> correct(@PathVariable String number, @RequestBody Reason reason, Access access) {
        var customer = invoices.findJustIssued(number, access).customer();
        var command = new IssueCorrection(number, reason.orEmpty(), clock.instant());
        return answer(ledger.send(command, Issued.class, access.caller().origin(customer)));
    }
}
