package io.leporello.gateway.ui.invoices;

import io.leporello.billing.accounting.AccountingFile;
import io.leporello.billing.accounting.ExportAccounting;
import io.leporello.billing.accounting.ExportFormat;
import io.leporello.billing.dashboard.CustomerFiguresPage;
import io.leporello.billing.dashboard.ListCustomerFigures;
import io.leporello.billing.dashboard.ListCustomerFigures.Sorting;
import io.leporello.billing.pricebook.Extent;
import io.leporello.billing.pricebook.ListResellers;
import io.leporello.billing.pricebook.ResellersView;
import io.leporello.billing.run.FindRun;
import io.leporello.billing.run.ListRuns;
import io.leporello.billing.run.RunAdvanced.Failure;
import io.leporello.billing.run.RunPage;
import io.leporello.billing.run.RunView;
import io.leporello.billing.run.StartRun;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.BillingPeriod;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
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

/** Closing a month: its invoices for every customer, and what bookkeeping takes from there. */
@Page
class RunsPage {

    static final String LIST = "GET /v1/billing-runs";
    private static final String FIND = "GET /v1/billing-runs/{id}";
    private static final String START = "POST /v1/billing-runs";
    private static final int RUNS = 50;

    private final Ledger ledger;
    private final Rights rights;
    private final Names names;
    private final Freshness freshness;
    private final Ids ids;
    private final MessageSource words;
    private final Clock clock;

    RunsPage(
            Ledger ledger, Rights rights, Names names, Freshness freshness, Ids ids, MessageSource words, Clock clock) {
        this.ledger = ledger;
        this.rights = rights;
        this.names = names;
        this.freshness = freshness;
        this.ids = ids;
        this.words = words;
        this.clock = clock;
    }

    /** @param after where older runs begin; null for the newest */
    @GetMapping("/invoices/runs")
    @Right(LIST)
    String runs(
            @RequestParam @Nullable String after, Caller caller, @ModelAttribute("show") Display show, Model model) {
        return runs(after, Form.empty(), caller, show, model);
    }

    private String runs(@Nullable String after, Form form, Caller caller, Display show, Model model) {
        var page = ledger.ask(new ListRuns(new Paging(after, RUNS)), RunPage.class, caller.origin());
        var month = YearMonth.from(clock.instant().atZone(show.zone()));
        model.addAttribute("page", page);
        model.addAttribute("book", names.of(caller));
        model.addAttribute("form", form);
        model.addAttribute("lastMonth", month.minusMonths(1));
        model.addAttribute(
                "formats",
                Arrays.stream(ExportFormat.values()).map(ExportFormat::word).toList());
        model.addAttribute("starts", starts(caller));
        model.addAttribute("customers", customers(month, caller));
        model.addAttribute(
                "resellers",
                ledger.ask(new ListResellers(), ResellersView.class, caller.origin())
                        .items());
        return "invoices/runs";
    }

    private boolean starts(Caller caller) {
        return !rights.reaches(caller, START).isEmpty();
    }

    private int customers(YearMonth month, Caller caller) {
        var question =
                new ListCustomerFigures(Extent.ALL, null, month, Sorting.NAME, false, clock.instant(), Paging.first(1));
        return ledger.ask(question, CustomerFiguresPage.class, caller.origin()).found();
    }

    @PostMapping("/invoices/runs")
    @Right(START)
    ModelAndView start(
            @RequestParam Map<String, String> entered,
            Caller caller,
            @ModelAttribute("show") Display show,
            Model model,
            RedirectAttributes next) {
        var form = Form.of(entered);
        var id = ids.next();
        if (!form.carriedOut(() -> start(id, form, caller), words))
            return new ModelAndView(runs(null, form, caller, show, model), HttpStatus.UNPROCESSABLE_CONTENT);
        freshness.await();
        next.addFlashAttribute("toast", "invoices.run.started");
        return new ModelAndView("redirect:/invoices/runs/" + id);
    }

    private void start(String id, Form form, Caller caller) {
        var month = BillingPeriod.parse(form.value("period"), ZoneOffset.UTC).month();
        ledger.send(
                new StartRun(id, month, form.valueOrNull("reseller"), clock.instant()), Outcome.class, caller.origin());
    }

    @GetMapping("/invoices/runs/{run}")
    @Right(FIND)
    String run(@PathVariable String run, Caller caller, Model model) {
        state(run, caller, model);
        return "invoices/run";
    }

    /** How far it is by now; asked for again and again until it is completed. */
    @GetMapping("/invoices/runs/{run}/state")
    @Right(FIND)
    String state(@PathVariable String run, Caller caller, Model model) {
        var found = ledger.find(new FindRun(run), RunView.class, caller.origin())
                .orElseThrow(() -> Refusal.unknown("There is no billing run \"" + run + "\"."));
        var failed = found.failures().stream().map(Failure::customer).toList();
        model.addAttribute("run", found);
        model.addAttribute("starts", starts(caller));
        model.addAttribute("book", names.of(caller).expecting(failed));
        return "invoices/run :: state";
    }

    @GetMapping("/invoices/export")
    @Right("GET /v1/accounting-exports/{month}")
    ResponseEntity<byte[]> export(@RequestParam String month, @RequestParam String format, Caller caller) {
        var wanted = ExportFormat.find(format)
                .orElseThrow(() -> Refusal.invalid(
                        "format", "is \"" + format + "\"; one of " + ExportFormat.words() + " was expected"));
        var question =
                new ExportAccounting(BillingPeriod.parse(month, ZoneOffset.UTC).month(), wanted, clock.instant());
        var file = ledger.ask(question, AccountingFile.class, caller.origin());
        var disposition = ContentDisposition.attachment().filename(file.name()).build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(file.bytes());
    }
}
