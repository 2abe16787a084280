package io.leporello.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import io.leporello.money.Currencies;
import io.leporello.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan. A failure names the seed that makes the same plan again. */
class RatingLawsTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    private static List<Trace.OfUsage> usageTraces(RatedPart part) {
        return part.lines().stream()
                .map(RatedLine::trace)
                .filter(Trace.OfUsage.class::isInstance)
                .map(Trace.OfUsage.class::cast)
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_lines_sum_to_the_net_and_the_net_reaches_the_minimum(long seed) {
        var random = new RandomTerms(seed);
        var plan = random.plan();
        var share = random.share();
        var part = Rating.rate(plan, random.percent(), share, random.usage());
        var currency = Currencies.of(plan.currency());

        assertThat(plan.faults())
                .as("the generator makes plans that can be published")
                .isEmpty();
        assertThat(part.lines().stream().map(RatedLine::money).reduce(Money.zero(currency), Money::plus))
                .isEqualTo(part.net());
        assertThat(part.lines()).allSatisfy(line -> {
            assertThat(line.money()).isGreaterThanOrEqualTo(Money.zero(currency));
            assertThat(line.money()).isEqualTo(line.trace().rounded());
        });
        assertThat(usageTraces(part)).hasSameSizeAs(plan.charges());
        if (plan.minimum() != null)
            assertThat(part.net())
                    .isGreaterThanOrEqualTo(
                            new Amount(plan.minimum(), currency).shareRoundedHalfUp(share.days(), share.ofDays()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_charge_is_never_above_its_maximum_nor_its_price(long seed) {
        var random = new RandomTerms(seed);
        var part = Rating.rate(random.plan(), random.percent(), random.share(), random.usage());
        assertThat(usageTraces(part)).allSatisfy(trace -> {
            assertThat(trace.exact()).isLessThanOrEqualTo(trace.gross());
            if (trace.maximum() != null) assertThat(trace.exact()).isLessThanOrEqualTo(trace.maximum());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void graduated_tiers_follow_each_other_and_hold_every_unit_once(long seed) {
        var random = new RandomTerms(seed);
        var billable = random.quantity();
        var steps = Price.from(random.graduated("pages"), Currencies.of("EUR")).of(billable);

        assertThat(steps.stream().map(PriceStep::units).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(billable);
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            assertThat(step.ordinal()).isEqualTo(i + 1);
            assertThat(step.amount())
                    .isEqualTo(step.unitPrice().times(step.units().value()).plus(step.flatFee()));
            if (i > 0) assertThat(step.from()).isEqualTo(steps.get(i - 1).upTo());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void using_more_never_costs_less_when_graduated(long seed) {
        var random = new RandomTerms(seed);
        var price = Price.from(random.graduated("pages"), Currencies.of("EUR"));
        var quantities =
                IntStream.range(0, 20).mapToObj(i -> random.quantity()).sorted().toList();
        assertThat(quantities)
                .extracting(quantity -> price.of(quantity).stream()
                        .map(PriceStep::amount)
                        .reduce(Amount.zero(Currencies.of("EUR")), Amount::plus))
                .isSorted();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whole_numbers_alone_come_to_the_same_money(long seed) {
        var random = new RandomTerms(seed);
        PlanTerms plan = random.plan();
        var percent = random.percent();
        var usage = random.usage();
        var lines = Rating.rate(plan, percent, random.share(), usage).lines();
        for (var i = 0; i < plan.charges().size(); i++) {
            ChargeTerms charge = plan.charges().get(i);
            var used = usage.of(Meter.find(charge.meter()).orElseThrow()).value();
            var expected = WholeNumbers.cost(charge, percent, used, Currencies.of(plan.currency()));
            assertThat(Objects.requireNonNull(lines.get(i)).money().amount())
                    .as("%s of %s", used, charge)
                    .isEqualTo(expected);
        }
    }
}
