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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        var items = Arrays.stream(Section.values())
                .filter(section -> isFor(section, caller))
                .map(section -> item(section, request))
                .toList();
        return new Frame(person(caller), items, account(caller), reachesOthers(caller));
    }

    private boolean isFor(Section section, Caller caller) {
        return rights.reaches(caller, section.call()).stream().anyMatch(reach -> reach.compareTo(section.least()) >= 0);
    }

    private boolean reachesOthers(Caller caller) {
        return rights.reaches(caller, "GET /v1/customers").stream()
                .anyMatch(reach -> reach.compareTo(Reach.SUBTREE) >= 0);
    }

    private static Frame.Item item(Section section, HttpServletRequest request) {
        var path = request.getRequestURI();
        var current = path.equals(section.path()) || path.startsWith(section.path() + "/");
        return new Frame.Item(section.name().toLowerCase(Locale.ROOT), section.path(), current);
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
