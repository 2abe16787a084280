package io.leporello.account.customer;

import static io.leporello.refusal.TextChecks.line;
import static io.leporello.refusal.TextChecks.shown;

import io.leporello.money.Currencies;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.TextChecks;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a customer's details must be like, checked against the lists of the Java platform. */
final class DetailChecks {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LOCALES = Arrays.stream(Locale.getAvailableLocales())
            .map(Locale::toLanguageTag)
            .filter(tag -> !tag.equals("und"))
            .collect(Collectors.toUnmodifiableSet());

    private DetailChecks() {}

    static List<FieldError> faultsOf(CustomerDetails details) {
        var checks = new Checks();
        TextChecks.present(checks, "name", details.name());
        line(checks, "name", details.name());
        line(checks, "legalName", details.legalName());
        address(checks, details.address());
        VatId.check(checks, "vatId", details.vatId());
        TextChecks.email(checks, "email", details.email());
        currency(checks, details.currency());
        timeZone(checks, details.timeZone());
        locale(checks, details.locale());
        if (details.reseller() != null) TextChecks.id(checks, "reseller", details.reseller());
        line(checks, "buyerReference", details.buyerReference());
        return checks.errors();
    }

    private static void address(Checks checks, Address address) {
        line(checks, "address.street", address.street());
        line(checks, "address.postalCode", address.postalCode());
        line(checks, "address.city", address.city());
        oneOf(
                checks,
                "address.country",
                address.country(),
                COUNTRIES,
                upper(address.country()),
                "an ISO 3166 code such as DE");
    }

    private static void currency(Checks checks, String currency) {
        var meant = upper(currency);
        checks.require(
                Currencies.find(currency).isPresent(),
                "currency",
                wrong(currency, Currencies.find(meant).isPresent() ? meant : "an ISO 4217 code such as EUR"));
    }

    /** Only names of regions: a fixed offset knows nothing of summer time, so its days would begin at the wrong hour. */
    private static void timeZone(Checks checks, String zone) {
        var known = ZoneId.getAvailableZoneIds();
        var right = known.contains(zone) && (zone.contains("/") || zone.equals("UTC"));
        var meant = known.stream().filter(zone::equalsIgnoreCase).findFirst();
        checks.require(
                right,
                "timeZone",
                wrong(zone, meant.filter(id -> id.contains("/")).orElse("a region such as Europe/Berlin, or UTC,")));
    }

    private static void locale(Checks checks, String locale) {
        var meant = Locale.forLanguageTag(locale.replace('_', '-')).toLanguageTag();
        oneOf(checks, "locale", locale, LOCALES, meant, "a language tag such as de-DE");
    }

    private static void oneOf(
            Checks checks, String field, String value, Set<String> known, String meant, String example) {
        checks.require(known.contains(value), field, wrong(value, known.contains(meant) ? meant : example));
    }

    private static String wrong(String value, String right) {
        return "is " + shown(value) + "; " + right + " was expected";
    }

    private static String upper(String value) {
        return value.toUpperCase(Locale.ROOT);
    }
}
