package io.leporello.gateway.ui.history;

import io.leporello.account.customer.CustomerPage;
import io.leporello.account.customer.ListCustomers;
import io.leporello.gateway.history.HistoryExport;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Option;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.customer.CustomerHead;
import io.leporello.gateway.ui.customer.CustomerTab;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Every event that its reader may see, newest first. */
@Page
class LogPage {

    private static final int SUGGESTIONS = 8;
    private static final String PREVIEW = "GET /v1/customers/{id}/invoice-preview";

    private final Log log;
    private final HistoryExport export;
    private final CustomerHead head;
    private final ReachableCustomers reachable;
    private final Rights rights;
    private final Ledger ledger;
    private final MessageSource words;

    LogPage(
            Log log,
            HistoryExport export,
            CustomerHead head,
            ReachableCustomers reachable,
            Rights rights,
            Ledger ledger,
            MessageSource words) {
        this.log = log;
        this.export = export;
        this.head = head;
        this.reachable = reachable;
        this.rights = rights;
        this.ledger = ledger;
        this.words = words;
    }

    /** Something that narrows the log, and the way to do without it. */
    record Chip(String name, String text, String without) {}

    @GetMapping("/history")
    @Right("GET /v1/history")
    String history(
            @RequestParam @Nullable Long open,
            Access access,
            @ModelAttribute("show") Display show,
            HttpServletRequest request,
            Model model) {
        var filter = LogFilter.of(request);
        rows(filter, null, access, show, model);
        model.addAttribute("chips", chips(filter, access, show));
        model.addAttribute("types", types(show.locale()));
        model.addAttribute("open", open);
        var customer = filter.value("customer");
        if (customer != null) head.addIfKnown(model, customer, CustomerTab.HISTORY, access.caller());
        return "history/log";
    }

    private List<Chip> chips(LogFilter filter, Access access, Display show) {
        return filter.values().entrySet().stream()
                .map(value -> new Chip(
                        value.getKey(),
                        text(value.getKey(), value.getValue(), access, show),
                        filter.without(value.getKey())))
                .toList();
    }

    private String text(String name, String value, Access access, Display show) {
        return name.equals("type")
                ? Objects.requireNonNull(words.getMessage("history.type." + value, null, value, show.locale()))
                : log.said(name, value, access);
    }

    private List<Option> types(Locale locale) {
        return EventKinds.all().stream()
                .map(type -> new Option(
                        type, Objects.requireNonNull(words.getMessage("history.type." + type, null, locale))))
                .toList();
    }

    /** The lines behind those that are there already. */
    @GetMapping("/history/rows")
    @Right("GET /v1/history")
    String rows(
            @RequestParam String after,
            Access access,
            @ModelAttribute("show") Display show,
            HttpServletRequest request,
            Model model) {
        rows(LogFilter.of(request), after, access, show, model);
        return "history/log :: rows";
    }

    private void rows(LogFilter filter, @Nullable String after, Access access, Display show, Model model) {
        model.addAttribute("filter", filter);
        model.addAttribute("log", log.lines(filter, after, access, show));
    }

    @GetMapping("/history/{position}")
    @Right("GET /v1/history")
    String whole(@PathVariable long position, Access access, @ModelAttribute("show") Display show, Model model) {
        var whole = log.whole(position, access, show);
        model.addAttribute("whole", whole);
        model.addAttribute(
                "stated", whole.customer() != null && rights.may(access.caller(), PREVIEW, whole.customer()));
        return "history/log :: whole";
    }

    /** Customers whose name holds what was typed. */
    @GetMapping("/history/customers")
    @Right("GET /v1/customers")
    String customers(@RequestParam(defaultValue = "") String customer, Access access, Model model) {
        var question = new ListCustomers(customer, null, reachable.of(access), null, Paging.first(SUGGESTIONS));
        var found = ledger.ask(question, CustomerPage.class, access.caller().origin());
        model.addAttribute("found", found.items());
        return "history/log :: customers";
    }

    @GetMapping("/history/export")
    @Right("GET /v1/history")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(defaultValue = "csv") String format,
            Access access,
            @ModelAttribute("show") Display show,
            HttpServletRequest request) {
        var question =
                LogFilter.of(request).question(reachable.of(access), show.zone(), Paging.first(HistoryExport.EVENTS));
        var lines = format.equals("ndjson");
        var origin = access.caller().origin();
        var answer = lines ? export.lines(question, origin) : export.csv(question, origin);
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=history." + (lines ? "ndjson" : "csv"))
                .body(answer.getBody());
    }
}
