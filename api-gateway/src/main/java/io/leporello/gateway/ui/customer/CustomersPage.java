package io.leporello.gateway.ui.customer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leporello.account.customer.Address;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerPage;
import io.leporello.account.customer.ListCustomers;
import io.leporello.account.customer.RegisterCustomer;
import io.leporello.billing.dashboard.CustomerFiguresPage;
import io.leporello.billing.dashboard.ListCustomerFigures;
import io.leporello.billing.dashboard.ListCustomerFigures.Sorting;
import io.leporello.billing.pricebook.Extent;
import io.leporello.billing.statement.FindIncomplete;
import io.leporello.billing.statement.IncompleteView;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Reach;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Countries;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All customers of a reseller or of the platform, with the figures of the running month. */
@Page
class CustomersPage {

    private static final int ROWS = 50;
    private static final int HITS = 8;

    private final Ledger ledger;
    private final Rights rights;
    private final Freshness freshness;
    private final MessageSource words;
    private final Ids ids;
    private final Clock clock;

    CustomersPage(Ledger ledger, Rights rights, Freshness freshness, MessageSource words, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.rights = rights;
        this.freshness = freshness;
        this.words = words;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param adding whether a new one is being made beside the list
     * @param after  where the next rows begin, which alone are the answer then
     */
    @GetMapping("/customers")
    @Right("GET /v1/customers")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(name = "new", required = false) @Nullable String adding,
            @RequestParam(required = false) @Nullable String after,
            Access access,
            @ModelAttribute("show") Display show,
            Model model,
            Locale locale) {
        if (access.widest().compareTo(Reach.SUBTREE) < 0) return "redirect:/customers/" + access.ownCustomer();
        fill(new CustomerOrder(q.strip(), sort, order), after, access, show, model);
        if (after != null) return "customer/list :: rows";
        addForm(adding == null ? null : Form.empty(), access, model, locale);
        return "customer/list";
    }

    private void fill(CustomerOrder order, @Nullable String after, Access access, Display show, Model model) {
        var now = clock.instant();
        var month = YearMonth.from(now.atZone(show.zone()));
        var page = ledger.ask(
                new ListCustomerFigures(
                        extent(access),
                        order.search().isEmpty() ? null : order.search(),
                        month,
                        order.sorting(),
                        order.descending(),
                        now,
                        new Paging(after, ROWS)),
                CustomerFiguresPage.class,
                access.caller().origin());
        model.addAttribute("page", page);
        model.addAttribute(
                "incomplete",
                ledger.ask(
                        new FindIncomplete(extent(access)),
                        IncompleteView.class,
                        access.caller().origin()));
        model.addAttribute("order", order);
        model.addAttribute("month", month);
    }

    private static Extent extent(Access access) {
        return access.widest() == Reach.ALL ? Extent.ALL : Extent.below(access.ownCustomer());
    }

    private void addForm(@Nullable Form form, Access access, Model model, Locale locale) {
        var makes = !rights.reaches(access.caller(), "POST /v1/customers").isEmpty();
        model.addAttribute("makes", makes);
        model.addAttribute("form", makes ? form : null);
        if (!makes || form == null) return;
        var country = form.value("country");
        model.addAttribute("countries", Countries.in(locale));
        model.addAttribute("country", country.isEmpty() ? Address.DEFAULT_COUNTRY : country);
    }

    @PostMapping("/customers")
    @Right("POST /v1/customers")
    ModelAndView add(
            @RequestParam Map<String, String> entered,
            Access access,
            @ModelAttribute("show") Display show,
            Model model,
            Locale locale,
            RedirectAttributes next) {
        var form = Form.of(entered);
        var id = ids.next();
        if (form.carriedOut(() -> register(id, form, access), words)) {
            freshness.await();
            next.addFlashAttribute("toast", "customer.added");
            next.addFlashAttribute("added", id);
            return new ModelAndView("redirect:/customers");
        }
        fill(new CustomerOrder("", "name", ""), null, access, show, model);
        addForm(form, access, model, locale);
        return new ModelAndView("customer/list", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void register(String id, Form form, Access access) {
        var command = new RegisterCustomer(id, details(form, access));
        ledger.send(command, Outcome.class, access.caller().origin(id));
    }

    /** A reseller's customers are linked to the reseller's own account. */
    @SuppressWarnings("NullAway") // The constructor puts the defaults in.
    private static CustomerDetails details(Form form, Access access) {
        var reseller = access.has(Reach.ALL) ? null : access.ownCustomer();
        var address = new Address(null, null, null, form.valueOrNull("country"));
        return new CustomerDetails(
                form.value("name"),
                null,
                address,
                form.valueOrNull("vatId"),
                form.valueOrNull("email"),
                null,
                null,
                null,
                reseller,
                null);
    }

    /** What the search in the top bar finds. */
    @GetMapping("/accounts")
    @Right("GET /v1/customers")
    String search(@RequestParam(defaultValue = "") String q, Access access, Model model) {
        if (access.widest().compareTo(Reach.SUBTREE) < 0)
            throw Refusal.notAllowed("Only who has several customer accounts in reach can search among them.");
        var search = q.isBlank() ? null : q.strip();
        var subtree = access.widest() == Reach.ALL ? null : access.ownCustomer();
        var question = new ListCustomers(search, null, null, subtree, Paging.first(HITS));
        var page = ledger.ask(question, CustomerPage.class, access.caller().origin());
        model.addAttribute("hits", page.items());
        model.addAttribute("more", page.next() != null);
        return "customer/hits :: hits";
    }

    /** What the address of the list says. */
    record CustomerOrder(String search, String sort, String order) {

        Sorting sorting() {
            for (var sorting : Sorting.values()) if (word(sorting).equals(sort)) return sorting;
            return Sorting.NAME;
        }

        boolean descending() {
            return order.equals("descending");
        }

        private static String word(Sorting sorting) {
            return sorting.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** For the head of a column: null when the list is sorted by another. */
        public @Nullable String state(String column) {
            if (!word(sorting()).equals(column)) return null;
            return descending() ? "descending" : "ascending";
        }

        /** Figures begin with the largest, words with the first. */
        public String path(String column) {
            var usual = column.equals("name") || column.equals("plan") ? "ascending" : "descending";
            var next = usual.equals(state(column)) ? (usual.equals("ascending") ? "descending" : "ascending") : usual;
            return path() + "sort=" + column + "&order=" + next;
        }

        /** The next rows. */
        public String more(String after) {
            return path() + "sort=" + word(sorting()) + "&order=" + order + "&after=" + after;
        }

        private String path() {
            var q = URLEncoder.encode(search, UTF_8);
            return "/customers?" + (search.isEmpty() ? "" : "q=" + q + "&");
        }
    }
}
