package io.leporello.gateway.ui.customer;

import io.leporello.account.customer.Address;
import io.leporello.account.customer.ChangeCustomer;
import io.leporello.account.customer.CloseCustomer;
import io.leporello.account.customer.CustomerChanges;
import io.leporello.account.customer.CustomerChanges.AddressChanges;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Countries;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Option;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.Zones;
import io.leporello.gateway.web.Ledger;
import io.leporello.refusal.Checks;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who a customer is, what stands on its invoices, and the end of the business with it. */
@Page
class DetailsPage {

    private static final String CHANGE = "PATCH /v1/customers/{id}";
    private static final String CLOSE = "POST /v1/customers/{id}/close";

    /** In the order of the page. */
    private static final List<String> FIELDS = List.of(
            "name",
            "legalName",
            "street",
            "postalCode",
            "city",
            "country",
            "vatId",
            "email",
            "buyerReference",
            "locale",
            "timeZone");

    private final Ledger ledger;
    private final Rights rights;
    private final CustomerHead head;
    private final Freshness freshness;
    private final MessageSource words;
    private final Clock clock;

    DetailsPage(
            Ledger ledger, Rights rights, CustomerHead head, Freshness freshness, MessageSource words, Clock clock) {
        this.ledger = ledger;
        this.rights = rights;
        this.head = head;
        this.freshness = freshness;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/customers/{id}/details")
    @Right(CHANGE)
    String details(@PathVariable String id, Caller caller, Model model, Locale locale) {
        return details(id, null, Form.empty(), caller, model, locale);
    }

    /** @param form what was entered; null for what is known */
    private String details(String id, @Nullable Form form, Form closing, Caller caller, Model model, Locale locale) {
        var customer = head.addTo(model, id, CustomerTab.DETAILS, caller);
        var shown = form == null ? known(customer) : form;
        model.addAttribute("form", shown);
        model.addAttribute("warnings", warnings(shown, customer));
        model.addAttribute("countries", Countries.in(locale));
        model.addAttribute("locales", locales(shown.value("locale"), locale));
        model.addAttribute("zones", Zones.all());
        model.addAttribute("closing", closing);
        model.addAttribute("closes", rights.may(caller, CLOSE, id));
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), ZoneId.of(customer.timeZone())));
        return "customer/details";
    }

    private static Form known(CustomerView customer) {
        var known = new LinkedHashMap<String, String>();
        put(known, "name", customer.name());
        put(known, "legalName", customer.legalName());
        put(known, "street", customer.address().street());
        put(known, "postalCode", customer.address().postalCode());
        put(known, "city", customer.address().city());
        put(known, "country", customer.address().country());
        put(known, "vatId", customer.vatId());
        put(known, "email", customer.email());
        put(known, "buyerReference", customer.buyerReference());
        put(known, "locale", customer.locale());
        put(known, "timeZone", customer.timeZone());
        return Form.of(known);
    }

    private static void put(Map<String, String> known, String field, @Nullable String value) {
        known.put(field, Objects.requireNonNullElse(value, ""));
    }

    /** What a change means besides itself, as keys of the bundles. */
    private static List<String> warnings(Form form, CustomerView customer) {
        var warnings = new ArrayList<String>();
        var before = known(customer);
        if (!same("timeZone", form, before)) warnings.add("customer.warning.zone");
        if (!same("country", form, before) || !same("vatId", form, before)) warnings.add("customer.warning.tax");
        if (List.of("postalCode", "city", "email").stream()
                .anyMatch(field -> form.value(field).isEmpty())) warnings.add("customer.warning.xrechnung");
        return warnings;
    }

    private static boolean same(String field, Form one, Form other) {
        return one.value(field).equals(other.value(field));
    }

    /** Languages with the country whose number formats they take, as the reader calls them; the one that is set is there. */
    private static List<Option> locales(String set, Locale reader) {
        return Arrays.stream(Locale.getAvailableLocales())
                .filter(locale -> locale.toLanguageTag().equals(set)
                        || (!locale.getCountry().isEmpty()
                                && !locale.hasExtensions()
                                && locale.getScript().isEmpty()))
                .filter(locale -> locale.getVariant().isEmpty())
                .map(locale -> new Option(locale.toLanguageTag(), locale.getDisplayName(reader)))
                .sorted(Comparator.comparing(Option::text, Collator.getInstance(reader)))
                .toList();
    }

    /** What is wrong so far at each field, and what the change would mean besides. */
    @PostMapping("/customers/{id}/details/check")
    @Right(CHANGE)
    String check(@PathVariable String id, @RequestParam Map<String, String> entered, Caller caller, Model model) {
        var customer = ledger.find(new FindCustomer(id), CustomerView.class, caller.origin(id))
                .orElseThrow(() -> CustomerDirectory.unknown(id));
        var form = Form.of(entered);
        form.carriedOut(() -> new Checks().also(details(form).faults()).refuseIfAny(), words);
        model.addAttribute("form", form);
        model.addAttribute("fields", FIELDS);
        model.addAttribute("warnings", warnings(form, customer));
        return "customer/details :: checked";
    }

    @SuppressWarnings("NullAway") // The constructor puts the defaults in.
    private static CustomerDetails details(Form form) {
        var address =
                new Address(form.value("street"), form.value("postalCode"), form.value("city"), form.value("country"));
        return new CustomerDetails(
                form.value("name"),
                form.value("legalName"),
                address,
                form.value("vatId"),
                form.value("email"),
                null,
                form.value("timeZone"),
                form.value("locale"),
                null,
                form.value("buyerReference"));
    }

    @PostMapping("/customers/{id}/details")
    @Right(CHANGE)
    ModelAndView change(
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            Caller caller,
            Model model,
            Locale locale,
            RedirectAttributes next) {
        var form = Form.of(entered);
        var command = new ChangeCustomer(id, changes(form));
        if (form.carriedOut(() -> ledger.send(command, Outcome.class, caller.origin(id)), words))
            return done(id, "customer.changed", next);
        var page = details(id, form, Form.empty(), caller, model, locale);
        return new ModelAndView(page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** An empty field takes away what is known. */
    private static CustomerChanges changes(Form form) {
        return new CustomerChanges(
                form.value("name"),
                form.value("legalName"),
                new AddressChanges(
                        form.value("street"), form.value("postalCode"), form.value("city"), form.value("country")),
                form.value("vatId"),
                form.value("email"),
                null,
                form.value("timeZone"),
                form.value("locale"),
                null,
                form.value("buyerReference"));
    }

    @PostMapping("/customers/{id}/close")
    @Right(CLOSE)
    ModelAndView close(
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            Caller caller,
            Model model,
            Locale locale,
            RedirectAttributes next) {
        var closing = Form.of(entered);
        if (closing.carriedOut(() -> close(id, closing, caller, locale), words))
            return done(id, "customer.closing.done", next);
        var page = details(id, null, closing, caller, model, locale);
        return new ModelAndView(page, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private void close(String id, Form closing, Caller caller, Locale locale) {
        var from = day(closing, locale);
        if (from != null) ledger.send(new CloseCustomer(id, from, clock.instant()), Outcome.class, caller.origin(id));
    }

    private @Nullable LocalDate day(Form closing, Locale locale) {
        try {
            return LocalDate.parse(closing.value("from"));
        } catch (DateTimeParseException noDay) {
            closing.wrong("from", words.getMessage("fault.day", null, locale));
            return null;
        }
    }

    private ModelAndView done(String id, String toast, RedirectAttributes next) {
        freshness.await();
        next.addFlashAttribute("toast", toast);
        return new ModelAndView("redirect:/customers/" + id + "/details");
    }
}
