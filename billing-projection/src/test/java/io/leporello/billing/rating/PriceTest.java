package io.leporello.billing.rating;

import static io.leporello.billing.rating.Terms.graduated;
import static io.leporello.billing.rating.Terms.lastTier;
import static io.leporello.billing.rating.Terms.packages;
import static io.leporello.billing.rating.Terms.perUnit;
import static io.leporello.billing.rating.Terms.tier;
import static io.leporello.billing.rating.Terms.volume;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {

    private static final Currency EURO = Currency.getInstance("EUR");
    private static final List<TierTerms> TIERS =
            List.of(tier("10", "10", "2"), tier("20", "5", "3"), lastTier("1", null));

    private static List<PriceStep> steps(ChargeTerms terms, String quantity) {
        return Price.from(terms, EURO).of(Quantity.of(quantity));
    }

    private static Amount cost(ChargeTerms terms, String quantity) {
        return steps(terms, quantity).stream().map(PriceStep::amount).reduce(Amount.zero(EURO), Amount::plus);
    }

    private static Amount euro(String amount) {
        return Amount.of(amount, "EUR");
    }

    @ParameterizedTest(name = "{0} pages cost {1}: {2}")
    @CsvSource(textBlock = """
            0,               0,                         nothing used
            1,               0.123456789,               nine decimals
            0.5,             0.0617283945,              half a unit
            1000,            123.456789,                a thousand
            999999999999999, 123456788999999.876543211, as many as there can be
            """)
    void per_unit_charges_every_unit_alike(String pages, String cost, String because) {
        assertThat(cost(perUnit("pages", "0.123456789"), pages)).isEqualTo(euro(cost));
    }

    @ParameterizedTest(name = "{0} pages cost {1}: {2}")
    @CsvSource(textBlock = """
            0,      2,       the first tier is entered at zero
            0.5,    7,       half a unit
            10,     102,     the last unit of the first tier
            10.001, 105.005, the second tier is entered by any part of a unit
            11,     110,     one more
            20,     155,     the last unit of the second tier
            20.5,   155.5,   the last tier has no fee
            1000,   1135,    far into the last tier
            """)
    void graduated_charges_each_unit_in_its_own_tier(String pages, String cost, String because) {
        assertThat(cost(graduated("pages", TIERS), pages)).isEqualTo(euro(cost));
    }

    @ParameterizedTest(name = "{0} pages cost {1}: {2}")
    @CsvSource(textBlock = """
            0,      2,      the first tier is entered at zero
            0.5,    7,      half a unit
            10,     102,    the last unit of the first tier
            10.001, 53.005, all units at the second tier
            11,     58,     one more costs less
            20,     103,    the last unit of the second tier
            20.5,   20.5,   the last tier has no fee
            1000,   1000,   far into the last tier
            """)
    void volume_charges_all_units_in_the_tier_they_fall_in(String pages, String cost, String because) {
        assertThat(cost(volume("pages", TIERS), pages)).isEqualTo(euro(cost));
    }

    @ParameterizedTest(name = "{0} pages in packages of {1} cost {2}: {3}")
    @CsvSource(textBlock = """
            0,               100,   0,     no package was begun
            0.001,           100,   5,     any part of a unit begins one
            100,             100,   5,     the last unit of the first
            100.0001,        100,   10,    the second is begun
            101,             100,   10,    one more
            200,             100,   10,    the last unit of the second
            1,               0.3,   20,    packages smaller than a unit
            999999999999999, 1,     4999999999999995, as many as there can be
            """)
    void a_package_that_was_begun_is_paid_in_full(String pages, String size, String cost, String because) {
        assertThat(cost(packages("pages", size, "5"), pages)).isEqualTo(euro(cost));
    }

    @Test
    void a_graduated_price_says_what_every_tier_added() {
        assertThat(steps(graduated("pages", TIERS), "20.5"))
                .containsExactly(
                        new PriceStep(
                                1, Quantity.ZERO, Quantity.of(10), Quantity.of(10), euro("10"), euro("2"), euro("102")),
                        new PriceStep(
                                2, Quantity.of(10), Quantity.of(20), Quantity.of(10), euro("5"), euro("3"), euro("53")),
                        new PriceStep(3, Quantity.of(20), null, Quantity.of("0.5"), euro("1"), euro("0"), euro("0.5")));
    }

    @Test
    void a_volume_price_names_the_one_tier_it_used() {
        assertThat(steps(volume("pages", TIERS), "11"))
                .containsExactly(new PriceStep(
                        2, Quantity.of(10), Quantity.of(20), Quantity.of(11), euro("5"), euro("3"), euro("58")));
    }

    @Test
    void a_package_price_counts_packages() {
        assertThat(steps(packages("pages", "100", "5"), "101"))
                .containsExactly(
                        new PriceStep(1, Quantity.ZERO, null, Quantity.of(2), euro("5"), euro("0"), euro("10")));
    }
}
