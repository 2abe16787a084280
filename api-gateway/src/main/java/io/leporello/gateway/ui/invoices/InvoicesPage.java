package io.leporello.gateway.ui.invoices;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leporello.billing.document.DocumentContent;
import io.leporello.billing.document.FindDocument;
import io.leporello.billing.document.FindElectronicInvoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.InvoicePage;
import io.leporello.billing.invoice.InvoiceState;
import io.leporello.billing.invoice.InvoiceSummary;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.billing.invoice.IssueCreditNote;
import io.leporello.billing.invoice.Issued;
import io.leporello.billing.invoice.ListInvoices;
import io.leporello.billing.invoice.ListLineUsage;
import io.leporello.billing.invoice.RecordPayment;
import io.leporello.billing.invoice.Syntax;
import io.leporello.billing.replay.ReplayInvoice;
import io.leporello.billing.replay.ReplayView;
import io.leporello.event.Outcome;
import io.leporello.gateway.billing.KnownInvoices;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Reach;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Entered;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.customer.CustomerHead;
import io.leporello.gateway.ui.customer.CustomerTab;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.BillingPeriod;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.entry.EntryPage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** What was issued: as a list, and each document as it was frozen with everything that became of it. */
@Page
class InvoicesPage {

    private static final String READ = "GET /v1/invoices/{number}";
    private static final String PAY = "POST /v1/invoices/{number}/payments";
    private static final String CREDIT = "POST /v1/invoices/{number}/credit-notes";
    private static final String REPLAY = "POST /v1/invoices/{number}/replay";
    private static final int LINES = 100;
    private static final int ENTRIES = 50;

    private final Ledger ledger;
    private final KnownInvoices invoices;
    private final ReachableCustomers reachable;
    private final Rights rights;
    private final CustomerHead head;
    private final PaperReader reader;
    private final Names names;
    private final Freshness freshness;
    private final Ids ids;
    private final MessageSource words;
    private final Clock clock;

    InvoicesPage(
            Ledger ledger,
            KnownInvoices invoices,
            ReachableCustomers reachable,
            Rights rights,
            CustomerHead head,
            PaperReader reader,
            Names names,
            Freshness freshness,
            Ids ids,
            MessageSource words,
            Clock clock) {
        this.ledger = ledger;
        this.invoices = invoices;
        this.reachable = reachable;
        this.rights = rights;
        this.head = head;
        this.reader = reader;
        this.names = names;
        this.freshness = freshness;
        this.ids = ids;
        this.words = words;
        this.clock = clock;
    }

    /**
     * @param customer empty for all in reach; a reseller reads one account at a time, the own one first
     * @param after    where the next rows begin, which alone are the answer then
     */
    @GetMapping("/invoices")
    @Right("GET /v1/customers/{id}/invoices")
    String invoices(
            @RequestParam(defaultValue = "") String customer,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable String after,
            Access access,
            Model model) {
        var wanted = customer(customer, access);
        var book = names.of(access.caller());
        var page = list(wanted, period, kind, state, after, access);
        var found = page.items();
        book.expecting(found.stream().map(InvoiceSummary::customer).toList());
        model.addAttribute("invoices", found);
        model.addAttribute("more", more(page, customer, period, kind, state));
        model.addAttribute("book", book);
        model.addAttribute("all", access.has(Reach.ALL));
        model.addAttribute("accounts", access.widest() == Reach.SUBTREE ? reachable.of(access) : null);
        model.addAttribute("wanted", wanted);
        model.addAttribute("period", period);
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute(
                "states",
                Arrays.stream(InvoiceState.values()).map(InvoiceState::word).toList());
        model.addAttribute(
                "kinds",
                Arrays.stream(InvoiceKind.values()).map(InvoiceKind::word).toList());
        if (!customer.isEmpty()) head.addIfKnown(model, customer, CustomerTab.INVOICES, access.caller());
        model.addAttribute("runs", may(access.caller(), RunsPage.LIST));
        return after == null ? "invoices/list" : "invoices/list :: rows";
    }

    /** Where the list goes on; null at its end. */
    private static @Nullable String more(InvoicePage page, String customer, String period, String kind, String state) {
        if (page.next() == null) return null;
        return UriComponentsBuilder.fromPath("/invoices")
                .queryParam("customer", customer)
                .queryParam("period", period)
                .queryParam("kind", kind)
                .queryParam("state", state)
                .queryParam("after", page.next())
                .encode()
                .toUriString();
    }

    private @Nullable String customer(String asked, Access access) {
        if (access.has(Reach.ALL)) return asked.isEmpty() ? null : asked;
        if (asked.isEmpty()) return access.ownCustomer();
        if (!reachable.includes(asked, access)) throw Refusal.unknown("There is no customer \"" + asked + "\".");
        return asked;
    }

    private InvoicePage list(
            @Nullable String customer,
            String period,
            String kind,
            String state,
            @Nullable String after,
            Access access) {
        var question = new ListInvoices(
                customer,
                period.isEmpty() ? null : month(period),
                InvoiceKind.find(kind).orElse(null),
                InvoiceState.find(state).orElse(null),
                true,
                new Paging(after, LINES));
        return ledger.ask(question, InvoicePage.class, access.caller().origin(customer));
    }

    private static YearMonth month(String text) {
        return BillingPeriod.parse(text, ZoneOffset.UTC).month();
    }

    @GetMapping("/invoices/{number}")
    @Right(READ)
    String invoice(@PathVariable String number, Access access, @ModelAttribute("show") Display show, Model model) {
        return invoice(invoices.find(number, access), Form.empty(), Form.empty(), access.caller(), show, model);
    }

    private String invoice(InvoiceView invoice, Form payment, Form credit, Caller caller, Display show, Model model) {
        model.addAttribute("invoice", invoice);
        model.addAttribute(
                "paper",
                reader.read(
                        invoice.lines(), invoice.net(), invoice.taxes(), invoice.gross(), invoice.currency(), show));
        model.addAttribute("customerName", names.of(caller).customer(invoice.customer()));
        var stands = invoice.creditedBy() == null && !invoice.kind().equals(InvoiceKind.CREDIT_NOTE.word());
        model.addAttribute("pays", stands && invoice.open().signum() != 0 && may(caller, PAY));
        model.addAttribute("replays", may(caller, REPLAY));
        model.addAttribute("credits", stands && may(caller, CREDIT));
        model.addAttribute("hasPdf", isIssuedAs(MediaType.APPLICATION_PDF_VALUE, invoice));
        model.addAttribute("hasData", isIssuedAs(MediaType.APPLICATION_XML_VALUE, invoice));
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), show.zone()));
        model.addAttribute("payment", payment);
        model.addAttribute("credit", credit);
        return "invoices/invoice";
    }

    private static boolean isIssuedAs(String type, InvoiceView invoice) {
        return invoice.documents().stream()
                .anyMatch(document -> document.mediaType().equals(type));
    }

    private boolean may(Caller caller, String call) {
        return !rights.reaches(caller, call).isEmpty();
    }

    /** The very bytes that were issued. */
    @GetMapping("/invoices/{number}/pdf")
    @Right(READ)
    ResponseEntity<byte[]> pdf(@PathVariable String number, Access access) {
        var invoice = invoices.find(number, access);
        var stored = invoice.documents().stream()
                .filter(document -> document.mediaType().equals(MediaType.APPLICATION_PDF_VALUE))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("Invoice " + number + " has no PDF."));
        var question = new FindDocument(stored.sha256());
        return document(invoice, question, MediaType.APPLICATION_PDF, ContentDisposition.inline(), ".pdf", access);
    }

    /** As data, in the syntax that it was issued in or the other. */
    @GetMapping("/invoices/{number}/{syntax:cii|ubl}")
    @Right(READ)
    ResponseEntity<byte[]> data(@PathVariable String number, @PathVariable String syntax, Access access) {
        var invoice = invoices.find(number, access);
        var question = new FindElectronicInvoice(number, Syntax.find(syntax).orElseThrow());
        var ending = "-" + syntax + ".xml";
        return document(invoice, question, MediaType.APPLICATION_XML, ContentDisposition.attachment(), ending, access);
    }

    private ResponseEntity<byte[]> document(
            InvoiceView invoice,
            Object question,
            MediaType type,
            ContentDisposition.Builder disposition,
            String ending,
            Access access) {
        var content =
                ledger.ask(question, DocumentContent.class, access.caller().origin(invoice.customer()));
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition.filename(invoice.number() + ending).build().toString())
                .body(content.bytes());
    }

    /**
     * The documents behind a line, all of them in the order of use.
     *
     * @param after where the next rows begin, which alone are the answer then
     */
    @GetMapping("/invoices/{number}/lines/{line}/events")
    @Right("GET /v1/invoices/{number}/lines/{line}/usage")
    String events(
            @PathVariable String number,
            @PathVariable int line,
            @RequestParam @Nullable String after,
            Access access,
            Model model) {
        var invoice = invoices.find(number, access);
        var page = ledger.ask(
                new ListLineUsage(number, line, new Paging(after, ENTRIES)),
                EntryPage.class,
                access.caller().origin(invoice.customer()));
        model.addAttribute("entries", page.items());
        model.addAttribute(
                "more", page.next() == null ? null : path(number, line) + UriUtils.encode(page.next(), UTF_8));
        model.addAttribute("book", names.of(access.caller()));
        return after == null ? "invoices/paper :: entries" : "dashboard/documents :: rows";
    }

    private static String path(String number, int line) {
        return "/invoices/" + UriUtils.encode(number, UTF_8) + "/lines/" + line + "/events?after=";
    }

    /**
     * A line as it was issued beside what came out now.
     *
     * @param same  whether both are equal in everything
     * @param notes what differs besides, and why
     */
    record Compared(String title, String issued, String recomputed, boolean same, List<String> notes) {}

    /** Computed again from the single events, as they were known when it was issued. */
    @PostMapping("/invoices/{number}/replay")
    @Right(REPLAY)
    String replay(@PathVariable String number, Access access, @ModelAttribute("show") Display show, Model model) {
        var invoice = invoices.find(number, access);
        var replay = ledger.ask(
                new ReplayInvoice(number), ReplayView.class, access.caller().origin(invoice.customer()));
        var paper =
                reader.read(invoice.lines(), invoice.net(), invoice.taxes(), invoice.gross(), invoice.currency(), show);
        var compared = new ArrayList<Compared>();
        for (var line : paper.lines())
            compared.add(compared(line.title(), line.amount(), line.number(), replay, invoice, show));
        compared.add(compared(word("invoices.gross", show), paper.gross(), null, replay, invoice, show));
        model.addAttribute("replay", replay);
        model.addAttribute("compared", compared);
        model.addAttribute("now", clock.instant());
        return "invoices/invoice :: replay";
    }

    private static Compared compared(
            String title, String issued, @Nullable Integer line, ReplayView replay, InvoiceView invoice, Display show) {
        var differing = replay.differences().stream()
                .filter(difference -> Objects.equals(difference.line(), line))
                .toList();
        var field = line == null ? "gross" : "amount";
        var recomputed = differing.stream()
                .filter(difference -> difference.field().equals(field))
                .findFirst()
                .map(difference -> show.money(difference.recomputed(), invoice.currency()))
                .orElse(issued);
        var notes = differing.stream()
                .map(difference -> difference.field() + ": " + difference.issued() + " → " + difference.recomputed()
                        + ". " + difference.cause())
                .toList();
        return new Compared(title, issued, recomputed, differing.isEmpty(), notes);
    }

    private String word(String key, Display show) {
        return words.getMessage(key, null, show.locale());
    }

    @PostMapping("/invoices/{number}/payments")
    @Right(PAY)
    ModelAndView pay(
            @PathVariable String number,
            @RequestParam Map<String, String> entered,
            Access access,
            @ModelAttribute("show") Display show,
            Model model,
            RedirectAttributes next) {
        var invoice = invoices.find(number, access);
        var form = Form.of(entered);
        if (form.carriedOut(() -> pay(invoice, form, access.caller(), show), words))
            return done("invoices.paid", number, next);
        return refused(invoice(invoice, form, Form.empty(), access.caller(), show, model));
    }

    private void pay(InvoiceView invoice, Form form, Caller caller, Display show) {
        var amount = Entered.number(form.value("amount"), show.locale());
        if (amount.isEmpty()) {
            form.wrong("amount", word("fault.number", show));
            return;
        }
        var command = new RecordPayment(
                invoice.customer(),
                invoice.number(),
                ids.next(),
                amount.get(),
                day(form),
                form.valueOrNull("reference"));
        ledger.send(command, Outcome.class, caller.origin(invoice.customer()));
    }

    private static @Nullable LocalDate day(Form form) {
        try {
            return LocalDate.parse(form.value("paidOn"));
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    @PostMapping("/invoices/{number}/credit-notes")
    @Right(CREDIT)
    ModelAndView credit(
            @PathVariable String number,
            @RequestParam Map<String, String> entered,
            Access access,
            @ModelAttribute("show") Display show,
            Model model,
            RedirectAttributes next) {
        var invoice = invoices.find(number, access);
        var form = Form.of(entered);
        return form.answer(() -> credit(invoice, form, access.caller()), words)
                .map(made -> done("invoices.credited", made.number(), next))
                .orElseGet(() -> refused(invoice(invoice, Form.empty(), form, access.caller(), show, model)));
    }

    private InvoiceView credit(InvoiceView invoice, Form form, Caller caller) {
        var command = new IssueCreditNote(invoice.number(), form.value("reason"), clock.instant());
        return ledger.send(command, Issued.class, caller.origin(invoice.customer()))
                .document();
    }

    private static ModelAndView refused(String page) {
        return new ModelAndView(page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView done(String toast, String number, RedirectAttributes next) {
        freshness.await();
        next.addFlashAttribute("toast", toast);
        return new ModelAndView("redirect:/invoices/" + number);
    }
}
