package io.leporello.gateway.ui.prices;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.billing.statement.DrawPrices;
import io.leporello.billing.statement.PriceCurves;
import io.leporello.event.Origin;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts terms into words and pictures. */
@Component
final class PlanReader {

    private final Ledger ledger;
    private final MessageSource words;
    private final JsonMapper json;

    PlanReader(Ledger ledger, MessageSource words, JsonMapper json) {
        this.ledger = ledger;
        this.words = words;
        this.json = json;
    }

    /**
     * A month of a customer, as a dot on the curves.
     *
     * @param name of the month
     */
    record Dot(String name, Usage usage) {}

    /** @param terms without faults */
    Reading read(PlanTerms terms, List<Dot> dots, Display show, Origin origin) {
        var curves =
                ledger.ask(new DrawPrices(terms), PriceCurves.class, origin).curves();
        var charges = IntStream.range(0, terms.charges().size())
                .mapToObj(index -> charge(terms.charges().get(index), curves.get(index), terms.currency(), dots, show))
                .toList();
        return new Reading(
                priceOrNull(terms.recurringFee(), terms.currency(), show),
                priceOrNull(terms.minimum(), terms.currency(), show),
                charges);
    }

    private static @Nullable String priceOrNull(@Nullable BigDecimal amount, String currency, Display show) {
        return amount == null ? null : show.price(amount, currency);
    }

    private Reading.Charge charge(
            ChargeTerms charge, PriceCurves.Curve curve, String currency, List<Dot> dots, Display show) {
        var fees = charge.tiers().stream().anyMatch(tier -> tier.flatFee() != null);
        return new Reading.Charge(
                word(show, "prices.meter." + charge.meter()),
                currency,
                rule(charge, currency, show),
                tiers(charge.tiers(), currency, show),
                fees,
                others(charge, currency, show),
                json.writeValueAsString(picture(charge, curve, currency, dots, show)));
    }

    private String rule(ChargeTerms charge, String currency, Display show) {
        var unit = word(show, "prices.unit." + charge.meter());
        return switch (charge.model()) {
            case "per_unit" -> word(show, "prices.rule.per_unit", unit, show.price(charge.unitPrice(), currency));
            case "package" ->
                word(
                        show,
                        "prices.rule.package",
                        show.price(charge.packagePrice(), currency),
                        quantity(charge.packageSize(), show),
                        word(show, "prices.units." + charge.meter()));
            default -> word(show, "prices.rule." + charge.model(), unit, word(show, "prices.units." + charge.meter()));
        };
    }

    private List<Reading.Tier> tiers(List<TierTerms> tiers, String currency, Display show) {
        var read = new ArrayList<Reading.Tier>();
        BigDecimal from = null;
        for (var tier : tiers) {
            read.add(new Reading.Tier(
                    units(from, tier.upTo(), show),
                    show.price(tier.unitPrice(), currency),
                    priceOrNull(tier.flatFee(), currency, show)));
            from = tier.upTo();
        }
        return read;
    }

    private String units(@Nullable BigDecimal from, @Nullable BigDecimal upTo, Display show) {
        if (from == null && upTo == null) return word(show, "prices.tier.all");
        if (from == null) return word(show, "prices.tier.first", quantity(upTo, show));
        if (upTo == null) return word(show, "prices.tier.last", quantity(from, show));
        return word(show, "prices.tier.next", quantity(from, show), quantity(upTo, show));
    }

    private List<String> others(ChargeTerms charge, String currency, Display show) {
        var others = new ArrayList<String>();
        var meter = word(show, "prices.units." + charge.meter());
        if (charge.freeUnits() != null)
            others.add(word(show, "prices.free", quantity(charge.freeUnits(), show), meter));
        charge.volumeDiscount()
                .forEach(step -> others.add(word(
                        show,
                        "prices.volume-discount",
                        quantity(step.from(), show),
                        meter,
                        show.percent(step.percent()))));
        if (charge.maximum() != null) others.add(word(show, "prices.maximum", show.price(charge.maximum(), currency)));
        return others;
    }

    private Map<String, Object> picture(
            ChargeTerms charge, PriceCurves.Curve curve, String currency, List<Dot> dots, Display show) {
        var picture = new LinkedHashMap<String, Object>();
        picture.put("unit", word(show, "prices.units." + charge.meter()));
        picture.put("currency", currency);
        picture.put("each", word(show, "prices.curve.each"));
        picture.put(
                "points",
                curve.points().stream()
                        .map(point -> List.of(point.quantity().value(), point.amount()))
                        .toList());
        picture.put(
                "dots",
                dots.stream()
                        .map(dot -> Map.of("name", dot.name(), "quantity", used(dot.usage(), charge.meter())))
                        .toList());
        return picture;
    }

    private static BigDecimal used(Usage usage, String meter) {
        return switch (meter) {
            case "documents" -> usage.documents().value();
            case "pages" -> usage.pages().value();
            default -> usage.credits().value();
        };
    }

    /** All of it in one line, for a list. */
    String brief(PlanTerms terms, Display show) {
        var parts = terms.charges().stream()
                .map(charge ->
                        word(show, "prices.meter." + charge.meter()) + " " + brief(charge, terms.currency(), show))
                .toList();
        return String.join(" · ", parts);
    }

    private String brief(ChargeTerms charge, String currency, Display show) {
        return switch (charge.model()) {
            case "per_unit" -> show.price(charge.unitPrice(), currency);
            case "package" ->
                show.price(charge.packagePrice(), currency) + " / " + quantity(charge.packageSize(), show);
            default -> {
                var tiers = charge.tiers();
                var first = show.price(tiers.get(0).unitPrice(), currency);
                var last = show.price(tiers.get(tiers.size() - 1).unitPrice(), currency);
                yield tiers.size() == 1 ? first : first + " → " + last;
            }
        };
    }

    private static String quantity(@Nullable BigDecimal quantity, Display show) {
        return show.quantity(quantity == null ? null : new Quantity(quantity));
    }

    private String word(Display show, String key, Object... values) {
        return Objects.requireNonNull(words.getMessage(key, values, show.locale()));
    }
}
