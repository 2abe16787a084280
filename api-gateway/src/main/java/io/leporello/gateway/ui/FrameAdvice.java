package io.leporello.gateway.ui;

import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerFacts;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.UserRole;
import io.leporello.account.user.UserView;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Callers;
import io.leporello.gateway.security.Reach;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.web.Ledger;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame, and the way to write numbers and dates. */
@ControllerAdvice(annotations = Page.class)
final class FrameAdvice {

    /** From wide to narrow; the first that a person has is what the person is called. */
    private static final List<UserRole> WIDTH = List.of(
            UserRole.OPERATOR,
            UserRole.AUDITOR,
            UserRole.RESELLER,
            UserRole.MANAGER,
            UserRole.ANNOTATION_MANAGER,
            UserRole.USER,
            UserRole.ANNOTATOR);

    private final Ledger ledger;
    private final Rights rights;
    private final Languages languages;
    private final CustomerDirectory customers;
    private final Assets assets;

    FrameAdvice(Ledger ledger, Rights rights, Languages languages, CustomerDirectory customers, Assets assets) {
        this.ledger = ledger;
        this.rights = rights;
        this.languages = languages;
        this.customers = customers;
        this.assets = assets;
    }

    @ModelAttribute("assets")
    Assets assets() {
        return assets;
    }

    /** Where a form that every page has leads back to. */
    @ModelAttribute("back")
    String back(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    @ModelAttribute("show")
    Display display(HttpServletRequest request) {
        return new Display(languages.resolveLocale(request), zone(request));
    }

    private ZoneId zone(HttpServletRequest request) {
        var preferred = languages.preferenceOf(request).zone();
        return preferred == null ? zoneOfAccount(request) : ZoneId.of(preferred);
    }

    private ZoneId zoneOfAccount(HttpServletRequest request) {
        return Callers.find(request)
                .flatMap(caller -> Optional.ofNullable(caller.customer()))
                .flatMap(customers::find)
                .map(CustomerFacts::zone)
                .orElseGet(() -> ZoneId.of(CustomerDetails.DEFAULT_TIME_ZONE));
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request) {
        return Callers.find(request).map(caller -> frame(caller, request)).orElse(Frame.OPEN);
    }

    private Frame frame(Caller caller, HttpServletRequest request) {
        var places = new LinkedHashMap<Section, String>();
        for (var section : Section.values())
            if (section.isFor(rights.reaches(caller, section.call())))
                section.path(caller.customer()).ifPresent(path -> places.put(section, path));
        // Below the prices the editor would be taken for a plan.
        var page = request.getRequestURI().replaceFirst("^/price-editor", "/prices");
        var current = current(places.values(), page);
        var items = places.entrySet().stream()
                .map(place -> new Frame.Item(
                        place.getKey().key(), place.getValue(), place.getValue().equals(current)))
                .toList();
        return new Frame(person(caller), items, account(caller), reachesOthers(caller));
    }

    /** The place that a page belongs to: the narrowest that it lies in. */
    private static @Nullable String current(Collection<String> places, String page) {
        return places.stream()
                .filter(place -> page.equals(place) || page.startsWith(place + "/"))
                .max(Comparator.comparing(String::length))
                .orElse(null);
    }

    private boolean reachesOthers(Caller caller) {
        return rights.reaches(caller, "GET /v1/customers").stream()
                .anyMatch(reach -> reach.compareTo(Reach.SUBTREE) >= 0);
    }

    /** The name may be missing for a moment after sign-up; the page does not wait for it. */
    private Frame.Person person(Caller caller) {
        var user = ledger.find(new FindUser(caller.userId()), UserView.class, caller.origin());
        var role = caller.roles().stream()
                .min(Comparator.comparing(WIDTH::indexOf))
                .map(UserRole::name)
                .orElse("");
        return new Frame.Person(
                caller.userId(),
                Objects.requireNonNullElse(user.map(UserView::name).orElse(null), Display.UNKNOWN),
                Objects.requireNonNullElse(user.map(UserView::email).orElse(null), ""),
                role);
    }

    private Frame.@Nullable Account account(Caller caller) {
        var id = caller.customer();
        if (id == null) return null;
        var name = ledger.find(new FindCustomer(id), CustomerView.class, caller.origin())
                .map(CustomerView::name);
        return new Frame.Account(id, name.orElse(id));
    }
}
