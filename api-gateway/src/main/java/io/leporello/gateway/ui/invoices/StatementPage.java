package io.leporello.gateway.ui.invoices;

import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.InvoicePage;
import io.leporello.billing.invoice.InvoiceState;
import io.leporello.billing.invoice.InvoiceSummary;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.billing.invoice.IssueInvoice;
import io.leporello.billing.invoice.Issued;
import io.leporello.billing.invoice.ListInvoices;
import io.leporello.billing.statement.PreviewInvoice;
import io.leporello.billing.statement.StatementView;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.customer.CustomerHead;
import io.leporello.gateway.ui.customer.CustomerTab;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.BillingPeriod;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.history.FindPosition;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a customer owes for a month, as known now or then, and the step from there to an invoice. */
@Page
class StatementPage {

    private static final String PREVIEW = "GET /v1/customers/{id}/invoice-preview";
    private static final String ISSUE = "POST /v1/customers/{id}/invoices";

    /** Of one month: one, and those that were taken back before it. */
    private static final int MOST = 100;

    private final Ledger ledger;
    private final Rights rights;
    private final CustomerHead head;
    private final PaperReader reader;
    private final NewestEntries newest;
    private final Names names;
    private final Freshness freshness;
    private final MessageSource words;
    private final Clock clock;

    StatementPage(
            Ledger ledger,
            Rights rights,
            CustomerHead head,
            PaperReader reader,
            NewestEntries newest,
            Names names,
            Freshness freshness,
            MessageSource words,
            Clock clock) {
        this.ledger = ledger;
        this.rights = rights;
        this.head = head;
        this.reader = reader;
        this.newest = newest;
        this.names = names;
        this.freshness = freshness;
        this.words = words;
        this.clock = clock;
    }

    /** @param asOf a position; null for now */
    @GetMapping("/customers/{id}/statement")
    @Right(PREVIEW)
    String statement(
            @PathVariable String id,
            @RequestParam @Nullable String period,
            @RequestParam @Nullable Long asOf,
            Caller caller,
            @ModelAttribute("show") Display show,
            Model model) {
        var customer = customer(id, caller);
        return statement(customer, month(period, customer), asOf, Form.empty(), caller, show, model);
    }

    private CustomerView customer(String id, Caller caller) {
        return ledger.find(new FindCustomer(id), CustomerView.class, caller.origin(id))
                .orElseThrow(() -> Refusal.unknown("There is no customer \"" + id + "\"."));
    }

    private YearMonth month(@Nullable String period, CustomerView customer) {
        var zone = ZoneId.of(customer.timeZone());
        return period == null
                ? YearMonth.from(LocalDate.ofInstant(clock.instant(), zone))
                : BillingPeriod.parse(period, zone).month();
    }

    private String statement(
            CustomerView customer,
            YearMonth month,
            @Nullable Long asOf,
            Form form,
            Caller caller,
            Display show,
            Model model) {
        var statement =
                ledger.ask(new PreviewInvoice(customer.id(), month, asOf), StatementView.class, caller.origin());
        var running = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneId.of(customer.timeZone())));
        head.addTo(model, customer.id(), CustomerTab.STATEMENT, caller);
        model.addAttribute("month", month);
        model.addAttribute("running", month.equals(running));
        model.addAttribute("asOf", asOf);
        model.addAttribute("statement", statement);
        model.addAttribute(
                "paper",
                reader.read(
                        statement.lines(),
                        new BigDecimal(statement.net()),
                        statement.taxes(),
                        new BigDecimal(statement.gross()),
                        statement.currency(),
                        show));
        var issued = issued(customer, month, caller);
        model.addAttribute("issued", issued.orElse(null));
        model.addAttribute(
                "issues",
                asOf == null
                        && issued.isEmpty()
                        && month.isBefore(running)
                        && rights.may(caller, ISSUE, customer.id()));
        model.addAttribute("form", form);
        return "invoices/statement";
    }

    /** The number of the invoice that the month has, unless it was taken back. */
    private Optional<String> issued(CustomerView customer, YearMonth month, Caller caller) {
        var question = new ListInvoices(customer.id(), month, InvoiceKind.INVOICE, null, false, Paging.first(MOST));
        return ledger.ask(question, InvoicePage.class, caller.origin(customer.id())).items().stream()
                .filter(invoice -> invoice.state() != InvoiceState.CREDITED)
                .map(InvoiceSummary::number)
                .findFirst();
    }

    /** The statement as it was known at the end of a day, wherever the ledger had come by then. */
    @GetMapping("/customers/{id}/statement/as-of")
    @Right(PREVIEW)
    String asOf(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam String period,
            Caller caller) {
        var customer = customer(id, caller);
        var zone = ZoneId.of(customer.timeZone());
        var month = BillingPeriod.parse(period, zone).month();
        var end = on.plusDays(1).atStartOfDay(zone).toInstant();
        var back = "redirect:/customers/" + id + "/statement?period=" + month;
        if (end.isAfter(clock.instant())) return back;
        return back + "&asOf=" + ledger.ask(new FindPosition(end), Long.class, caller.origin());
    }

    /** The last documents behind the statement's days, newest first. */
    @GetMapping("/customers/{id}/statement/events")
    @Right(PREVIEW)
    String events(
            @PathVariable String id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam long position,
            Access access,
            Model model) {
        var customer = customer(id, access.caller());
        var zone = ZoneId.of(customer.timeZone());
        var entries = newest.of(
                id,
                from.atStartOfDay(zone).toInstant(),
                to.atStartOfDay(zone).toInstant(),
                position,
                access.caller().origin(id));
        model.addAttribute("entries", entries);
        model.addAttribute("all", "/customers/" + id + "/documents?from=" + from + "&to=" + to.minusDays(1));
        model.addAttribute("book", names.of(access.caller()));
        return "invoices/paper :: entries";
    }

    @PostMapping("/customers/{id}/statement/issue")
    @Right(ISSUE)
    ModelAndView issue(
            @PathVariable String id,
            @RequestParam String period,
            Caller caller,
            @ModelAttribute("show") Display show,
            Model model,
            RedirectAttributes next) {
        var customer = customer(id, caller);
        var month = month(period, customer);
        var form = Form.empty();
        return form.answer(() -> issue(id, month, caller), words)
                .map(issued -> done(issued.number(), next))
                .orElseGet(() -> new ModelAndView(
                        statement(customer, month, null, form, caller, show, model), HttpStatus.UNPROCESSABLE_CONTENT));
    }

    private InvoiceView issue(String id, YearMonth month, Caller caller) {
        var command = new IssueInvoice(id, month, clock.instant());
        return ledger.send(command, Issued.class, caller.origin(id)).document();
    }

    private ModelAndView done(String number, RedirectAttributes next) {
        freshness.await();
        next.addFlashAttribute("toast", "invoices.issued");
        return new ModelAndView("redirect:/invoices/" + number);
    }
}
