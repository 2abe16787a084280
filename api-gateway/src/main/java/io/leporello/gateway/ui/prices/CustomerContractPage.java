package io.leporello.gateway.ui.prices;

import io.leporello.account.contract.AgreeContract;
import io.leporello.account.contract.ContractPage;
import io.leporello.account.contract.ContractTerms;
import io.leporello.account.contract.ContractView;
import io.leporello.account.contract.ListContracts;
import io.leporello.account.contract.Overrides;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.account.plan.FindPlan;
import io.leporello.account.plan.ListPlans;
import io.leporello.account.plan.PlanPage;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.PlanView;
import io.leporello.billing.statement.CompareTerms;
import io.leporello.billing.statement.ComparisonView;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Entered;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Option;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.customer.CustomerHead;
import io.leporello.gateway.ui.customer.CustomerTab;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** What was agreed with one customer, what it means, and what another plan would have cost. */
@Page
class CustomerContractPage {

    private static final String AGREE = "PUT /v1/customers/{id}/contract";
    private static final int MONTHS = 3;
    private static final int MOST = io.leporello.page.Page.MOST;

    private final Ledger ledger;
    private final ReachableCustomers reachable;
    private final Rights rights;
    private final CustomerHead head;
    private final PlanReader reader;
    private final Freshness freshness;
    private final MessageSource words;
    private final Clock clock;

    CustomerContractPage(
            Ledger ledger,
            ReachableCustomers reachable,
            Rights rights,
            CustomerHead head,
            PlanReader reader,
            Freshness freshness,
            MessageSource words,
            Clock clock) {
        this.ledger = ledger;
        this.reachable = reachable;
        this.rights = rights;
        this.head = head;
        this.reader = reader;
        this.freshness = freshness;
        this.words = words;
        this.clock = clock;
    }

    /** @param terms the customer's own prices today */
    record InForce(ContractView contract, String plan, PlanTerms terms) {}

    @GetMapping("/customers/{id}/contract")
    @Right("GET /v1/customers/{id}/contracts")
    String contract(@PathVariable String id, Access access, @ModelAttribute("show") Display show, Model model) {
        return contract(id, Form.of(Map.of("billTo", ContractTerms.CUSTOMER)), access, show, model);
    }

    private String contract(String id, Form form, Access access, Display show, Model model) {
        var customer = head.addTo(model, id, CustomerTab.CONTRACT, access.caller());
        var contracts = ledger.ask(
                        new ListContracts(id, Paging.first(MOST)),
                        ContractPage.class,
                        access.caller().origin(id))
                .items();
        var plans = plans(customer, access);
        var inForce = inForce(contracts, customer, plans);
        model.addAttribute("inForce", inForce.orElse(null));
        model.addAttribute(
                "reading",
                inForce.map(agreed -> reader.read(
                                agreed.terms(),
                                dots(customer, agreed, access, show),
                                show,
                                access.caller().origin(id)))
                        .orElse(null));
        model.addAttribute(
                "contracts",
                contracts.stream()
                        .sorted(Comparator.comparing(ContractView::number).reversed())
                        .toList());
        model.addAttribute("agrees", rights.may(access.caller(), AGREE, id));
        model.addAttribute("plans", options(plans, show));
        model.addAttribute(
                "planNames",
                plans.stream().collect(Collectors.toMap(PlanView::id, PlanView::name, (one, same) -> one)));
        model.addAttribute("form", form);
        return "prices/contract";
    }

    private CustomerView customer(String id, Access access) {
        return ledger.find(
                        new FindCustomer(id),
                        CustomerView.class,
                        access.caller().origin(id))
                .orElseThrow(() -> Refusal.unknown("There is no customer \"" + id + "\"."));
    }

    /** Those in the customer's currency. */
    private List<PlanView> plans(CustomerView customer, Access access) {
        var question = new ListPlans(reachable.of(access), Paging.first(MOST));
        return ledger.ask(question, PlanPage.class, access.caller().origin()).items().stream()
                .filter(plan -> plan.currency().equals(customer.currency()))
                .toList();
    }

    private List<Option> options(List<PlanView> plans, Display show) {
        var none = new Option("", words.getMessage("prices.choose", null, show.locale()));
        return Stream.concat(Stream.of(none), plans.stream().map(plan -> new Option(plan.id(), plan.name())))
                .toList();
    }

    private Optional<InForce> inForce(List<ContractView> contracts, CustomerView customer, List<PlanView> plans) {
        var today = today(customer);
        return contracts.stream()
                .filter(contract -> !contract.superseded() && !contract.from().isAfter(today))
                .max(Comparator.comparing(ContractView::from))
                .flatMap(contract -> plans.stream()
                        .filter(plan -> plan.id().equals(contract.plan()))
                        .findFirst()
                        .map(plan -> new InForce(
                                contract,
                                plan.name(),
                                terms(contract)
                                        .appliedTo(
                                                PricesPage.holding(plan, today).terms()))));
    }

    private LocalDate today(CustomerView customer) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(customer.timeZone()));
    }

    private static ContractTerms terms(ContractView contract) {
        return new ContractTerms(
                contract.plan(),
                contract.from(),
                contract.discountPercent(),
                contract.minimum(),
                contract.overrides(),
                contract.billTo());
    }

    /** The last whole months, the newest last. */
    private List<YearMonth> lastMonths(CustomerView customer) {
        var running = YearMonth.from(today(customer));
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(back -> running.minusMonths(MONTHS + 1L - back))
                .toList();
    }

    private List<PlanReader.Dot> dots(CustomerView customer, InForce agreed, Access access, Display show) {
        var question = new CompareTerms(
                customer.id(), agreed.terms(), agreed.contract().discountPercent(), lastMonths(customer));
        return ledger.ask(question, ComparisonView.class, access.caller().origin(customer.id())).months().stream()
                .map(month -> new PlanReader.Dot(show.month(month.period()), month.usage()))
                .toList();
    }

    @GetMapping("/customers/{id}/contract/comparison")
    @Right("GET /v1/customers/{id}/invoice-preview")
    String compare(
            @PathVariable String id,
            @RequestParam @Nullable String plan,
            @RequestParam(defaultValue = "") String percent,
            Access access,
            @ModelAttribute("show") Display show,
            Model model) {
        var customer = customer(id, access);
        if (plan == null || plan.isEmpty()) return "prices/contract :: nothing";
        var found = ledger.find(
                        new FindPlan(plan, reachable.of(access)),
                        PlanView.class,
                        access.caller().origin())
                .filter(view -> view.currency().equals(customer.currency()))
                .orElseThrow(() -> Refusal.unknown("There is no price plan \"" + plan + "\"."));
        var discount = Entered.number(percent, show.locale())
                .filter(value -> value.signum() >= 0 && value.compareTo(new BigDecimal(100)) <= 0)
                .orElse(null);
        var terms = PricesPage.holding(found, today(customer)).terms();
        var question = new CompareTerms(id, terms, discount, lastMonths(customer));
        model.addAttribute("customer", customer);
        model.addAttribute("plan", found);
        model.addAttribute(
                "comparison",
                ledger.ask(question, ComparisonView.class, access.caller().origin(id)));
        return "prices/contract :: comparison";
    }

    @PostMapping("/customers/{id}/contract")
    @Right(AGREE)
    ModelAndView agree(
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            Access access,
            @ModelAttribute("show") Display show,
            Model model,
            RedirectAttributes next) {
        var form = Form.of(entered);
        if (!form.carriedOut(() -> agree(id, form, show, access.caller()), words))
            return new ModelAndView(contract(id, form, access, show, model), HttpStatus.UNPROCESSABLE_CONTENT);
        freshness.await();
        next.addFlashAttribute("toast", "prices.contract.done");
        return new ModelAndView("redirect:/customers/" + id + "/contract");
    }

    private void agree(String id, Form form, Display show, Caller caller) {
        var terms = terms(form, show);
        if (!form.isWrong()) ledger.send(new AgreeContract(id, terms), Outcome.class, caller.origin(id));
    }

    @SuppressWarnings("NullAway") // faults() names a first day that is missing.
    private ContractTerms terms(Form form, Display show) {
        return new ContractTerms(
                form.value("plan"),
                day(form, show),
                number("discountPercent", form, show),
                number("minimum", form, show),
                Overrides.NONE,
                form.value("billTo"));
    }

    private @Nullable LocalDate day(Form form, Display show) {
        var text = form.value("from");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            form.wrong("from", words.getMessage("fault.from", null, show.locale()));
            return null;
        }
    }

    private @Nullable BigDecimal number(String field, Form form, Display show) {
        var text = form.value(field);
        if (text.isEmpty()) return null;
        var number = Entered.number(text, show.locale());
        if (number.isEmpty()) form.wrong(field, words.getMessage("fault.number", null, show.locale()));
        return number.orElse(null);
    }
}
