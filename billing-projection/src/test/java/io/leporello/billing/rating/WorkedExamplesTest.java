package io.leporello.billing.rating;

import static io.leporello.billing.rating.Terms.WHOLE_MONTH;
import static io.leporello.billing.rating.Terms.adjusted;
import static io.leporello.billing.rating.Terms.graduated;
import static io.leporello.billing.rating.Terms.packages;
import static io.leporello.billing.rating.Terms.pages;
import static io.leporello.billing.rating.Terms.perUnit;
import static io.leporello.billing.rating.Terms.plan;
import static io.leporello.billing.rating.Terms.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.billing.rating.WorkedExample.ExampleTier;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.DayShare;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.money.Money;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The worked examples of other billing systems that fall under our rules, each with the amount its source states. */
class WorkedExamplesTest {

    /** Examples of rules that we do not have, with the rule. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "v038", "other semantics: the price depends on a dimension of the usage (cloud provider)",
            "v092", "other semantics: a minimum in pricing units that a rate converts to money",
            "v107", "other semantics: a usage price by day; and the source contradicts itself (22/30 for a July)",
            "v186", "allocation of an amount by weights",
            "v187", "allocation of an amount by weights",
            "v190", "allocation of an amount by weights",
            "v211", "contradicts our rule: a package that was begun is not paid (rounding down)",
            "v277", "coupons on line and invoice, wallet credit and tax",
            "v279", "tax");

    /** Examples without a currency are rated in this one. */
    private static final String ANY_CURRENCY = "EUR";

    static Stream<WorkedExample> examples() {
        return WorkedExample.all().stream().filter(example -> !LEFT_OUT.containsKey(example.id()));
    }

    @Test
    void no_example_is_forgotten() {
        var ids = WorkedExample.all().stream().map(WorkedExample::id).collect(Collectors.toSet());
        assertThat(ids).hasSize(84).containsAll(LEFT_OUT.keySet());
        assertThat(examples()).hasSize(75);
        assertThat(examples().count() + LEFT_OUT.size()).isEqualTo(84);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void the_amount_is_the_one_the_source_states(WorkedExample example) {
        assertThat(outcome(example)).isEqualByComparingTo(example.expected());
    }

    private static BigDecimal outcome(WorkedExample example) {
        return switch (example.model()) {
            case "standard", "graduated", "volume", "package" -> cost(example);
            case "graduated_two_units", "volume_two_units" -> costOfTwoMeters(example);
            case "flat" -> rate(plan(currency(example), example.text("amount"), null), Usage.NONE);
            case "proration" -> partOfFee(example);
            case "minimum" -> minimumLine(example);
            case "maximum" -> restUpToMaximum(example);
            case "usage_discount" -> billableAfter(example);
            case "late_events" -> costOfLateUsage(example);
            case "rounding_sum" -> sumOfRoundedLines(example);
            case "period_boundary" -> eventsInPeriod(example);
            default -> throw new IllegalArgumentException("How is " + example + " rated?");
        };
    }

    /** With a currency the source rounds, so the net counts; without one it states the exact amount. */
    private static BigDecimal cost(WorkedExample example) {
        var fee = example.has("recurring_fee") ? example.text("recurring_fee") : null;
        var plan = plan(currency(example), fee, null, charge(example));
        var part = Rating.rate(plan, null, WHOLE_MONTH, pages(example.units()));
        if (example.hasCurrency()) return part.net().amount();
        return usageTrace(part).exact().value();
    }

    private static ChargeTerms charge(WorkedExample example) {
        return switch (example.model()) {
            case "graduated" -> graduated("pages", tiers(example.tiers(), new BigDecimal(example.units())));
            case "volume" -> volume("pages", tiers(example.tiers(), new BigDecimal(example.units())));
            case "package" -> packageCharge(example);
            // v037 also splits its units by region; the sum of its groups is the one charge that we have.
            default -> perUnit("pages", onlyTier(example.tiers()).unit().toPlainString());
        };
    }

    private static ChargeTerms packageCharge(WorkedExample example) {
        assertThat(example.text("rounding")).isEqualTo("up");
        return adjusted(
                packages("pages", example.text("package_size"), example.text("package_amount")),
                example.text("free_units"),
                List.of(),
                null);
    }

    /**
     * Our last tier has no end, and our prices are for one unit. Both say the same as the source while the quantity stays
     * below the source's end and is made of whole blocks, which is asserted.
     */
    private static List<TierTerms> tiers(List<ExampleTier> source, BigDecimal units) {
        var tiers = new ArrayList<TierTerms>();
        for (var tier : source) {
            var last = tiers.size() == source.size() - 1;
            if (last && tier.upTo() != null) assertThat(units).isLessThanOrEqualTo(tier.upTo());
            tiers.add(new TierTerms(last ? null : tier.upTo(), unitPrice(tier, units), tier.flat()));
        }
        return tiers;
    }

    private static BigDecimal unitPrice(ExampleTier tier, BigDecimal units) {
        var blockSize = tier.blockSize();
        if (blockSize == null) return tier.unit();
        assertThat(units.remainder(blockSize)).isEqualByComparingTo(BigDecimal.ZERO);
        return tier.unit().divide(blockSize);
    }

    private static BigDecimal costOfTwoMeters(WorkedExample example) {
        var meters = List.of("documents", "pages");
        var charges = new ArrayList<ChargeTerms>();
        var quantities = new ArrayList<Quantity>();
        for (var unit : example.units().split(",", -1)) {
            var name = unit.substring(0, unit.indexOf('='));
            var quantity = new BigDecimal(unit.substring(unit.indexOf('=') + 1));
            List<ExampleTier> source = JsonMapper.shared()
                    .convertValue(example.params().required(name), new TypeReference<List<ExampleTier>>() {});
            var tiers = tiers(source, quantity);
            var meter = meters.get(charges.size());
            charges.add(example.model().startsWith("volume") ? volume(meter, tiers) : graduated(meter, tiers));
            quantities.add(new Quantity(quantity));
        }
        var usage = new Usage(quantities.get(0), quantities.get(1), Quantity.ZERO);
        return rate(plan(currency(example), charges.toArray(ChargeTerms[]::new)), usage);
    }

    private static BigDecimal partOfFee(WorkedExample example) {
        var share = new DayShare(
                example.number("days").intValueExact(),
                example.number("period_days").intValueExact());
        var plan = plan(currency(example), example.text("amount"), null);
        return Rating.rate(plan, null, share, Usage.NONE).net().amount();
    }

    private static BigDecimal minimumLine(WorkedExample example) {
        var charge = example.has("package_size")
                ? packages("pages", example.text("package_size"), example.text("package_amount"))
                : perUnit("pages", minimumUnitPrice(example).toPlainString());
        var fee = example.has("subscription_fee")
                ? example.major(example.number("subscription_fee")).toPlainString()
                : null;
        var minimum = example.major(example.number("minimum")).toPlainString();
        var part =
                Rating.rate(plan(currency(example), fee, minimum, charge), null, WHOLE_MONTH, pages(example.units()));
        return part.lines().stream()
                .filter(line -> line.kind() == LineKind.MINIMUM)
                .findFirst()
                .orElseThrow()
                .money()
                .amount();
    }

    private static BigDecimal minimumUnitPrice(WorkedExample example) {
        if (!example.has("usage_amount")) return onlyTier(example.tiers()).unit();
        return example.major(example.number("usage_amount")).divide(new BigDecimal(example.units()));
    }

    /** The source bills a month in parts: what all units cost less what the earlier units were billed. */
    private static BigDecimal restUpToMaximum(WorkedExample example) {
        var plan = plan(currency(example), adjusted(maximumCharge(example), null, List.of(), example.text("maximum")));
        var billed = example.number("previously_billed");
        var before = example.number("previous_units");
        assertThat(rate(plan, pages(before.toPlainString()))).isEqualByComparingTo(billed);
        var all = before.add(new BigDecimal(example.units()));
        return rate(plan, pages(all.toPlainString())).subtract(billed);
    }

    private static ChargeTerms maximumCharge(WorkedExample example) {
        // A source's "dynamic" price is a value times a multiplier, which is a price per unit of value.
        if (example.has("multiplier")) return perUnit("pages", example.text("multiplier"));
        if (example.tiers().size() > 1) return graduated("pages", tiers(example.tiers(), BigDecimal.ZERO));
        return perUnit("pages", onlyTier(example.tiers()).unit().toPlainString());
    }

    /** The source states a quantity: what these units add to the billable ones of the month. */
    private static BigDecimal billableAfter(WorkedExample example) {
        var before = example.number("previous_units");
        var all = before.add(new BigDecimal(example.units()));
        return billable(example, all).subtract(billable(example, before));
    }

    private static BigDecimal billable(WorkedExample example, BigDecimal units) {
        var charge = adjusted(perUnit("pages", "1"), example.text("free_units"), List.of(), null);
        var part = Rating.rate(plan(currency(example), charge), null, WHOLE_MONTH, pages(units.toPlainString()));
        return usageTrace(part).billable().value();
    }

    /** What the units known now cost in their own period, less what was billed for it. */
    private static BigDecimal costOfLateUsage(WorkedExample example) {
        return example.has("previously_billed") ? lateBlocks(example) : lateUnits(example);
    }

    private static BigDecimal lateBlocks(WorkedExample example) {
        var tier = onlyTier(example.tiers());
        var blocks = packages(
                "pages",
                Objects.requireNonNull(tier.blockSize()).toPlainString(),
                tier.unit().toPlainString());
        return rate(plan(currency(example), blocks), pages(example.units()))
                .subtract(example.number("previously_billed"));
    }

    private static BigDecimal lateUnits(WorkedExample example) {
        var plan = plan(
                currency(example),
                perUnit("pages", onlyTier(example.tiers()).unit().toPlainString()));
        var now = example.number("period1_units_now");
        var correction = rate(plan, pages(now.toPlainString()))
                .subtract(rate(plan, pages(example.text("period1_billed_units"))));
        var second = rate(
                plan, pages(example.number("cumulative_units").subtract(now).toPlainString()));
        assertThat(correction).isEqualByComparingTo(example.number("expected_period1_correction"));
        assertThat(second).isEqualByComparingTo(example.number("expected_period2"));
        return correction.add(second);
    }

    private static BigDecimal sumOfRoundedLines(WorkedExample example) {
        return exactLines(example).stream()
                .map(line -> Rating.rate(plan(currency(example), perUnit("pages", line)), null, WHOLE_MONTH, pages("1"))
                        .net())
                .reduce(Money::plus)
                .orElseThrow()
                .amount();
    }

    /** Either the lines themselves or, in v254, {@code 100 x 0.011}. */
    private static List<String> exactLines(WorkedExample example) {
        var lines = example.params().required("lines");
        if (lines.isArray())
            return lines.valueStream().map(line -> line.asString()).toList();
        var times = lines.asString().split(" x ", -1);
        return Stream.generate(() -> times[1]).limit(Long.parseLong(times[0])).toList();
    }

    private static BigDecimal eventsInPeriod(WorkedExample example) {
        var period = BillingPeriod.parse(example.text("period"), ZoneId.of(example.text("timezone")));
        var times = example.params().required("event_times").valueStream();
        var inside = times.map(time -> OffsetDateTime.parse(time.asString()).toInstant())
                .filter(period::contains)
                .count();
        return BigDecimal.valueOf(inside);
    }

    private static BigDecimal rate(PlanTerms plan, Usage usage) {
        assertThat(plan.faults()).isEmpty();
        return Rating.rate(plan, null, WHOLE_MONTH, usage).net().amount();
    }

    private static Trace.OfUsage usageTrace(RatedPart part) {
        return (Trace.OfUsage) part.lines().get(0).trace();
    }

    private static ExampleTier onlyTier(List<ExampleTier> tiers) {
        assertThat(tiers).hasSize(1);
        return tiers.get(0);
    }

    private static String currency(WorkedExample example) {
        return example.hasCurrency() ? example.currency() : ANY_CURRENCY;
    }
}
