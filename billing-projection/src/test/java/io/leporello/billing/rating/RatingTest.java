package io.leporello.billing.rating;

import static io.leporello.billing.rating.Terms.WHOLE_MONTH;
import static io.leporello.billing.rating.Terms.adjusted;
import static io.leporello.billing.rating.Terms.graduated;
import static io.leporello.billing.rating.Terms.lastTier;
import static io.leporello.billing.rating.Terms.packages;
import static io.leporello.billing.rating.Terms.pages;
import static io.leporello.billing.rating.Terms.perUnit;
import static io.leporello.billing.rating.Terms.plan;
import static io.leporello.billing.rating.Terms.step;
import static io.leporello.billing.rating.Terms.tier;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PlanTerms;
import io.leporello.measure.DayShare;
import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.money.Amount;
import io.leporello.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {

    /** 10 free, 1.00 a page, 5 % from 100 pages and 10 % from 200 on, never more than 150. */
    private static final ChargeTerms ADJUSTED =
            adjusted(perUnit("pages", "1.00"), "10", List.of(step("100", "5"), step("200", "10")), "150");

    /** The plan that the contract of the HTTP interface shows. */
    private static final PlanTerms PUBLISHED = plan(
            "EUR",
            "49.00",
            "100.00",
            adjusted(
                    graduated(
                            "pages",
                            List.of(tier("1000", "0.10", null), tier("10000", "0.08", "5.00"), lastTier("0.05", null))),
                    "100",
                    List.of(step("5000", "5"), step("20000", "10")),
                    "5000.00"),
            packages("documents", "100", "5.00"),
            perUnit("credits", "0.02"));

    private static RatedPart rate(PlanTerms plan, Usage usage) {
        return Rating.rate(plan, null, WHOLE_MONTH, usage);
    }

    private static Trace.OfUsage onlyTrace(RatedPart part) {
        return (Trace.OfUsage) part.lines().get(0).trace();
    }

    private static Money euro(String money) {
        return Money.of(money, "EUR");
    }

    @ParameterizedTest(name = "{0} pages less {1} % cost {2}: {3}")
    @CsvSource(textBlock = """
            0,   0,    0.00,   nothing used
            10,  0,    0.00,   the last free page
            11,  0,    1.00,   the first paid one
            99,  0,    89.00,  the last without a volume discount
            100, 0,    85.50,  the discount counts the free pages and takes from every paid one
            150, 0,    133.00, within the first step
            199, 0,    150.00, 179.55 is more than the maximum
            100, 10,   76.95,  the contract's discount is off what the volume discount left
            176, 5,    149.82, 149.815 is just below the maximum
            200, 20,   136.80, the maximum looks at the discounted price
            210, 10,   150.00, and still applies when that is higher
            150, 100,  0.00,   a full discount
            -5,  0,    0.00,   more was taken back than used
            """)
    void every_adjustment_takes_its_turn(String pages, BigDecimal discountPercent, String cost, String because) {
        var part = Rating.rate(plan("EUR", ADJUSTED), discountPercent, WHOLE_MONTH, pages(pages));
        assertThat(part.net()).isEqualTo(euro(cost));
    }

    @ParameterizedTest(name = "{0} credits of which {1} prepaid cost {2}: {3}")
    @CsvSource(textBlock = """
            150, 0,   133.00, nothing prepaid
            150, 50,  85.50,  prepaid and free go off both and the volume discount still looks at what was used
            150, 140, 0.00,   what is left is free
            150, 150, 0.00,   all prepaid
            260, 60,  150.00, the maximum is for what is left
            """)
    void what_was_prepaid_is_not_paid_again(String credits, Quantity prepaid, String cost, String because) {
        var terms = adjusted(perUnit("credits", "1.00"), "10", List.of(step("100", "5"), step("200", "10")), "150");
        var usage = new Usage(Quantity.ZERO, Quantity.ZERO, Quantity.of(credits));
        var part = Rating.rate(plan("EUR", terms), null, WHOLE_MONTH, usage, prepaid);
        assertThat(part.net()).isEqualTo(euro(cost));
        assertThat(onlyTrace(part).quantity()).isEqualTo(Quantity.of(credits));
        assertThat(onlyTrace(part).prepaid()).isEqualTo(prepaid);
    }

    @Test
    void only_credits_are_prepaid() {
        var part = Rating.rate(plan("EUR", ADJUSTED), null, WHOLE_MONTH, pages("150"), Quantity.of(50));
        assertThat(part.net()).isEqualTo(euro("133.00"));
        assertThat(onlyTrace(part).prepaid()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void a_usage_line_tells_how_it_came_to_its_money() {
        var trace = onlyTrace(Rating.rate(plan("EUR", ADJUSTED), new BigDecimal("2.5"), WHOLE_MONTH, pages("100.5")));
        assertThat(trace.quantity()).isEqualTo(Quantity.of("100.5"));
        assertThat(trace.freeUnits()).isEqualTo(Quantity.of(10));
        assertThat(trace.billable()).isEqualTo(Quantity.of("90.5"));
        assertThat(trace.model()).isEqualTo("per_unit");
        assertThat(trace.packageSize()).isNull();
        assertThat(trace.steps()).containsExactly(PriceStep.only(Quantity.of("90.5"), Amount.of("1", "EUR")));
        assertThat(trace.gross()).isEqualTo(Amount.of("90.5", "EUR"));
        assertThat(trace.volumeDiscountPercent()).isEqualByComparingTo("5");
        assertThat(trace.volumeDiscount()).isEqualTo(Amount.of("4.525", "EUR"));
        assertThat(trace.contractDiscountPercent()).isEqualByComparingTo("2.5");
        assertThat(trace.contractDiscount()).isEqualTo(Amount.of("2.149375", "EUR"));
        assertThat(trace.maximum()).isEqualTo(Amount.of("150", "EUR"));
        assertThat(trace.maximumApplied()).isFalse();
        assertThat(trace.exact()).isEqualTo(Amount.of("83.825625", "EUR"));
        assertThat(trace.rounded()).isEqualTo(euro("83.83"));
    }

    @Test
    void a_line_says_when_the_maximum_was_reached() {
        var trace = onlyTrace(rate(plan("EUR", ADJUSTED), pages("1000")));
        assertThat(trace.maximumApplied()).isTrue();
        assertThat(trace.volumeDiscount()).isEqualTo(Amount.of("99", "EUR"));
        assertThat(trace.exact()).isEqualTo(Amount.of("150", "EUR"));
    }

    @Test
    void the_published_example_is_rated_line_by_line() {
        var usage = new Usage(Quantity.of(1201), Quantity.of(12_100), Quantity.of("1800.5"));
        var part = Rating.rate(PUBLISHED, new BigDecimal("10"), WHOLE_MONTH, usage);
        assertThat(part.lines())
                .extracting(RatedLine::kind, RatedLine::meter, RatedLine::description, RatedLine::quantity)
                .containsExactly(
                        row(LineKind.USAGE, Meter.PAGES, "Pages at graduated prices", Quantity.of(12_100)),
                        row(
                                LineKind.USAGE,
                                Meter.DOCUMENTS,
                                "Documents in packages of 100 at EUR 5",
                                Quantity.of(1201)),
                        row(LineKind.USAGE, Meter.CREDITS, "Credits at EUR 0.02 each", Quantity.of("1800.5")),
                        row(LineKind.RECURRING, null, "Recurring fee", Quantity.ONE));
        // Pages: 12,000 paid: 100 + (5 + 720) + 100 = 925, less 5 %, less 10 %. The fee knows no discount.
        assertThat(part.lines())
                .extracting(RatedLine::money)
                .containsExactly(euro("790.88"), euro("58.50"), euro("32.41"), euro("49.00"));
        assertThat(part.net()).isEqualTo(euro("930.79"));
    }

    private static Tuple row(@Nullable Object... parts) {
        return Tuple.tuple(parts);
    }

    @Test
    void every_charge_has_a_line_even_when_nothing_was_used() {
        var part = rate(PUBLISHED, Usage.NONE);
        assertThat(part.lines())
                .extracting(line -> line.description() + ": " + line.money())
                .containsExactly(
                        "Pages at graduated prices: EUR 0.00",
                        "Documents in packages of 100 at EUR 5: EUR 0.00",
                        "Credits at EUR 0.02 each: EUR 0.00",
                        "Recurring fee: EUR 49.00",
                        "Minimum commitment: EUR 51.00");
        assertThat(part.net()).isEqualTo(euro("100.00"));
    }

    @ParameterizedTest(name = "3 lines of {1} {0} make {2}")
    @CsvSource(textBlock = """
            0.005,  EUR, 0.03
            0.0049, EUR, 0.00
            0.5,    JPY, 3
            0.4999, JPY, 0
            0.0005, TND, 0.003
            0.0014, TND, 0.003
            """)
    void each_line_is_rounded_by_itself(String unitPrice, String currency, String net) {
        var plan = plan(
                currency, perUnit("documents", unitPrice), perUnit("pages", unitPrice), perUnit("credits", unitPrice));
        var part = rate(plan, new Usage(Quantity.ONE, Quantity.ONE, Quantity.ONE));
        assertThat(part.net()).isEqualTo(Money.of(net, currency));
    }

    @ParameterizedTest(name = "{0} of {1} days of {2} {3} cost {4}")
    @CsvSource(textBlock = """
            31, 31, 49.00, EUR, 49.00,  Recurring fee
            22, 31, 49.00, EUR, 34.77,  'Recurring fee, 22 of 31 days'
            14, 28, 49.01, EUR, 24.51,  'Recurring fee, 14 of 28 days'
            10, 31, 1000,  JPY, 323,    'Recurring fee, 10 of 31 days'
            1,  30, 1,     TND, 0.033,  'Recurring fee, 1 of 30 days'
            0,  31, 49.00, EUR, 0.00,   'Recurring fee, 0 of 31 days'
            """)
    void the_recurring_fee_counts_by_day(
            int days, int ofDays, String fee, String currency, String cost, String description) {
        var share = new DayShare(days, ofDays);
        var part = Rating.rate(plan(currency, fee, null), new BigDecimal("50"), share, Usage.NONE);
        var money = Money.of(cost, currency);
        assertThat(part.lines())
                .containsExactly(new RatedLine(
                        LineKind.RECURRING,
                        null,
                        description,
                        Quantity.ONE,
                        money,
                        new Trace.OfRecurring(Amount.of(fee, currency), share, money)));
    }

    @ParameterizedTest(name = "{0} pages on {1} days: {2} to the minimum")
    @CsvSource(textBlock = """
            0,    31, 80.00, nothing but the fee
            79,   31, 1.00,  one page is missing
            80,   31, ,      exactly the minimum
            81,   31, ,      more than the minimum
            0,    10, 25.81, 32.26 by day less a fee of 6.45
            25,   10, 0.81,  nearly the share
            26,   10, ,      more than the share
            """)
    void the_minimum_brings_the_net_up_by_day(String pages, int days, String missing, String because) {
        var share = new DayShare(days, 31);
        var part = Rating.rate(plan("EUR", "20", "100", perUnit("pages", "1")), null, share, pages(pages));
        assertThat(part.lines())
                .filteredOn(line -> line.kind() == LineKind.MINIMUM)
                .extracting(RatedLine::money)
                .isEqualTo(missing == null ? List.of() : List.of(euro(missing)));
    }

    @Test
    void the_minimum_line_says_what_was_promised_and_what_was_there() {
        var share = new DayShare(10, 31);
        var part = Rating.rate(plan("EUR", "20", "100", perUnit("pages", "1")), null, share, pages("3"));
        assertThat(part.lines())
                .last()
                .isEqualTo(new RatedLine(
                        LineKind.MINIMUM,
                        null,
                        "Minimum commitment, 10 of 31 days",
                        Quantity.ONE,
                        euro("22.81"),
                        new Trace.OfMinimum(
                                Amount.of("100", "EUR"), share, euro("32.26"), euro("9.45"), euro("22.81"))));
        assertThat(part.net()).isEqualTo(euro("32.26"));
    }

    @Test
    void a_minimum_that_is_missed_by_less_than_a_cent_makes_no_line() {
        var third = new DayShare(10, 30);
        var part = Rating.rate(plan("EUR", null, "100", perUnit("pages", "33.33")), null, third, pages("1"));
        assertThat(part.lines()).extracting(RatedLine::kind).containsExactly(LineKind.USAGE);
    }
}
