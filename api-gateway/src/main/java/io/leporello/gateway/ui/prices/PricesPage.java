package io.leporello.gateway.ui.prices;

import io.leporello.account.plan.FindPlan;
import io.leporello.account.plan.ListPlans;
import io.leporello.account.plan.PlanPage;
import io.leporello.account.plan.PlanView;
import io.leporello.account.plan.Publication;
import io.leporello.account.plan.PublishPlan;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Price plans: read, written anew, and in new versions. */
@Page
class PricesPage {

    private static final String PUBLISH = "POST /v1/price-plans";
    private static final String EDITOR = "prices/editor";

    private final Ledger ledger;
    private final ReachableCustomers reachable;
    private final Rights rights;
    private final PlanReader reader;
    private final Freshness freshness;
    private final Ids ids;
    private final MessageSource words;
    private final Clock clock;

    PricesPage(
            Ledger ledger,
            ReachableCustomers reachable,
            Rights rights,
            PlanReader reader,
            Freshness freshness,
            Ids ids,
            MessageSource words,
            Clock clock) {
        this.ledger = ledger;
        this.reachable = reachable;
        this.rights = rights;
        this.reader = reader;
        this.freshness = freshness;
        this.ids = ids;
        this.words = words;
        this.clock = clock;
    }

    /** @param brief all of the prices in one line */
    record Row(PlanView plan, PlanView.Version version, String brief) {}

    @GetMapping("/prices")
    @Right("GET /v1/price-plans")
    String prices(Access access, @ModelAttribute("show") Display show, Model model) {
        var plans = new ArrayList<PlanView>();
        for (String after = null; ; ) {
            var question = new ListPlans(reachable.of(access), new Paging(after, io.leporello.page.Page.MOST));
            var page = ledger.ask(question, PlanPage.class, access.caller().origin());
            plans.addAll(page.items());
            after = page.next();
            if (after == null) break;
        }
        var today = LocalDate.ofInstant(clock.instant(), show.zone());
        model.addAttribute(
                "plans", plans.stream().map(plan -> row(plan, today, show)).toList());
        model.addAttribute("publishes", publishes(access.caller()));
        return "prices/list";
    }

    private Row row(PlanView plan, LocalDate today, Display show) {
        var version = holding(plan, today);
        return new Row(plan, version, reader.brief(version.terms(), show));
    }

    /** The version that holds today; the first one when none does yet. */
    static PlanView.Version holding(PlanView plan, LocalDate today) {
        var versions = plan.versions().stream()
                .filter(version -> !version.superseded())
                .toList();
        return versions.stream()
                .filter(version -> version.effectiveFrom() == null
                        || !version.effectiveFrom().isAfter(today))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> versions.get(0));
    }

    private boolean publishes(Caller caller) {
        return !rights.reaches(caller, PUBLISH).isEmpty();
    }

    @GetMapping("/prices/{plan}")
    @Right("GET /v1/price-plans/{id}")
    String plan(
            @PathVariable("plan") String id,
            @RequestParam @Nullable Integer version,
            Access access,
            @ModelAttribute("show") Display show,
            Model model) {
        var plan = find(id, access);
        var holding = holding(plan, LocalDate.ofInstant(clock.instant(), show.zone()));
        var shown = plan.versions().stream()
                .filter(each -> version != null && each.version() == version)
                .findFirst()
                .orElse(holding);
        model.addAttribute("plan", plan);
        model.addAttribute("version", shown);
        model.addAttribute("holding", holding);
        model.addAttribute(
                "reading",
                reader.read(shown.terms(), List.of(), show, access.caller().origin()));
        model.addAttribute("publishes", publishes(access.caller()));
        return "prices/plan";
    }

    private PlanView find(String id, Access access) {
        var question = new FindPlan(id, reachable.of(access));
        return ledger.find(question, PlanView.class, access.caller().origin())
                .orElseThrow(() -> Refusal.unknown("There is no price plan \"" + id + "\"."));
    }

    @GetMapping("/price-editor")
    @Right(PUBLISH)
    String editor(
            @RequestParam @Nullable String plan, Access access, @ModelAttribute("show") Display show, Model model) {
        if (plan == null) return editor(new PlanForm(Map.of("currency", "EUR"), words, show.locale()), false, model);
        var view = find(plan, access);
        var newest = view.versions().get(view.versions().size() - 1);
        return editor(
                new PlanForm(PlanForm.of(plan, newest.terms(), show.locale()), words, show.locale()), true, model);
    }

    /** @param again whether it becomes a new version of a plan that is there */
    private static String editor(PlanForm plan, boolean again, Model model) {
        model.addAttribute("editing", plan);
        model.addAttribute("form", plan.form());
        model.addAttribute("again", again);
        return EDITOR;
    }

    /** What is wrong so far at each field, and how the plan will read once nothing is. */
    @PostMapping("/price-editor/check")
    @Right(PUBLISH)
    String check(
            @RequestParam Map<String, String> entered,
            Caller caller,
            @ModelAttribute("show") Display show,
            Model model) {
        var plan = new PlanForm(entered, words, show.locale());
        var terms = plan.terms();
        plan.effectiveFrom();
        model.addAttribute("editing", plan);
        model.addAttribute("form", plan.form());
        model.addAttribute(
                "reading", plan.form().isWrong() ? null : reader.read(terms, List.of(), show, caller.origin()));
        return "prices/editor :: checked";
    }

    @PostMapping("/price-editor")
    @Right(PUBLISH)
    ModelAndView publish(
            @RequestParam Map<String, String> entered,
            Caller caller,
            @ModelAttribute("show") Display show,
            Model model,
            RedirectAttributes next) {
        var plan = new PlanForm(entered, words, show.locale());
        var again = entered.containsKey("again");
        try {
            var terms = plan.terms();
            var from = plan.effectiveFrom();
            var id = plan.form().value("id");
            if (!plan.form().isWrong()) {
                var made = id.isEmpty() ? ids.next() : id;
                ledger.send(new PublishPlan(made, terms, from), Publication.class, caller.origin());
                freshness.await();
                next.addFlashAttribute("toast", "prices.published");
                return new ModelAndView("redirect:/prices/" + made);
            }
        } catch (Refusal refusal) {
            plan.refused(refusal);
        }
        return new ModelAndView(editor(plan, again, model), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
