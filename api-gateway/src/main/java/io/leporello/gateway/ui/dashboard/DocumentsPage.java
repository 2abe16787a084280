package io.leporello.gateway.ui.dashboard;

import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.Period;
import io.leporello.gateway.ui.PeriodMenu;
import io.leporello.gateway.ui.customer.CustomerHead;
import io.leporello.gateway.ui.customer.CustomerTab;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.usage.entry.EntryPage;
import io.leporello.usage.entry.ListEntries;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The single documents that a figure of a customer is made of, in the order of use; each leads to its event. */
@Page
class DocumentsPage {

    private static final int ROWS = 100;

    private final Ledger ledger;
    private final CustomerHead head;
    private final Names names;
    private final MessageSource words;
    private final Clock clock;

    DocumentsPage(Ledger ledger, CustomerHead head, Names names, MessageSource words, Clock clock) {
        this.ledger = ledger;
        this.head = head;
        this.names = names;
        this.words = words;
        this.clock = clock;
    }

    /** Something that narrows the list, and the way to do without it. */
    record Chip(String name, String text, String without) {}

    /**
     * @param user    only what this one used; empty for what names none, null for all
     * @param product likewise
     * @param after   where the next rows begin, which alone are the answer then
     */
    @GetMapping("/customers/{id}/documents")
    @Right("GET /v1/customers/{id}/invoice-preview")
    String documents(
            @PathVariable String id,
            @RequestParam @Nullable String user,
            @RequestParam @Nullable String product,
            @RequestParam @Nullable String after,
            Caller caller,
            @ModelAttribute("show") Display show,
            HttpServletRequest request,
            Model model) {
        var customer = head.addTo(model, id, CustomerTab.USAGE, caller);
        var zone = ZoneId.of(customer.timeZone());
        var periods = PeriodMenu.of(request, clock.instant().atZone(zone).toLocalDate());
        var book = names.of(caller);
        var page = page(id, user, product, periods.chosen(), zone, after, caller);
        model.addAttribute("entries", page.items());
        model.addAttribute("more", page.next() == null ? null : periods.with("after", page.next()));
        model.addAttribute("book", book);
        if (after != null) return "dashboard/documents :: rows";
        model.addAttribute("periods", periods);
        model.addAttribute("zone", zone.getId());
        model.addAttribute("chips", chips(user, product, periods, book, show));
        model.addAttribute(
                "figures", "/customers/" + id + "?" + periods.chosen().query());
        return "dashboard/documents";
    }

    private EntryPage page(
            String customer,
            @Nullable String user,
            @Nullable String product,
            Period period,
            ZoneId zone,
            @Nullable String after,
            Caller caller) {
        var question = ListEntries.of(
                customer,
                user,
                product,
                period.from().atStartOfDay(zone).toInstant(),
                period.to().atStartOfDay(zone).toInstant(),
                new Paging(after, ROWS));
        return ledger.ask(question, EntryPage.class, caller.origin(customer));
    }

    private List<Chip> chips(
            @Nullable String user, @Nullable String product, PeriodMenu periods, Names.Book book, Display show) {
        var chips = new ArrayList<Chip>();
        if (user != null)
            chips.add(new Chip(
                    "user",
                    user.isEmpty() ? words.getMessage("dashboard.no-user", null, show.locale()) : book.user(user),
                    without(product == null ? Map.of() : Map.of("product", product), periods)));
        if (product != null)
            chips.add(new Chip(
                    "product",
                    product.isEmpty() ? words.getMessage("dashboard.no-product", null, show.locale()) : product,
                    without(user == null ? Map.of() : Map.of("user", user), periods)));
        return chips;
    }

    private static String without(Map<String, String> others, PeriodMenu periods) {
        return new PeriodMenu(periods.chosen(), periods.today(), others).with(Map.of());
    }
}
