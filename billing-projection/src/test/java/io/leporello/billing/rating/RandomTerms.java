package io.leporello.billing.rating;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.DiscountStep;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.measure.DayShare;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Plans and usage of every shape, the same for the same seed: prices of 9 decimals, quantities up to 10^15. */
final class RandomTerms {

    private static final int PRICE_DECIMALS = 9;
    private static final int QUANTITY_DECIMALS = 3;
    private static final int DIGITS_OF_LARGEST_QUANTITY = 15;

    private final Random random;

    RandomTerms(long seed) {
        this.random = new Random(seed);
    }

    PlanTerms plan() {
        var charges = Stream.of("documents", "pages", "credits")
                .filter(meter -> oneIn(2))
                .map(this::charge)
                .toList();
        var fee = charges.isEmpty() || oneIn(2) ? price() : null;
        return new PlanTerms("Random", oneOf("EUR", "JPY", "TND"), fee, perhaps(price()), charges);
    }

    ChargeTerms graduated(String meter) {
        return charge(meter, "graduated");
    }

    private ChargeTerms charge(String meter) {
        return charge(meter, oneOf("per_unit", "graduated", "volume", "package"));
    }

    private ChargeTerms charge(String meter, String model) {
        var tiered = model.equals("graduated") || model.equals("volume");
        return new ChargeTerms(
                meter,
                model,
                perhaps(quantity().value()),
                model.equals("per_unit") ? price() : null,
                tiered ? tiers() : List.of(),
                model.equals("package") ? positive() : null,
                model.equals("package") ? price() : null,
                volumeDiscount(),
                perhaps(price()));
    }

    private List<TierTerms> tiers() {
        var tiers = new ArrayList<TierTerms>();
        rising().forEach(upTo -> tiers.add(new TierTerms(upTo, price(), perhaps(price()))));
        tiers.add(new TierTerms(null, price(), perhaps(price())));
        return tiers;
    }

    private List<DiscountStep> volumeDiscount() {
        return rising().stream().map(from -> new DiscountStep(from, percent())).toList();
    }

    private List<BigDecimal> rising() {
        return Stream.generate(this::positive)
                .limit(random.nextInt(5))
                .sorted()
                .filter(new HashSet<BigDecimal>()::add)
                .toList();
    }

    Usage usage() {
        return new Usage(quantity(), quantity(), quantity());
    }

    /** Small as often as large, whole as often as not, and sometimes zero. */
    Quantity quantity() {
        return new Quantity(oneIn(10) ? BigDecimal.ZERO : positive());
    }

    /** Often so small that a quantity meets the very end of a tier or the start of a discount. */
    private BigDecimal positive() {
        if (oneIn(2)) return BigDecimal.valueOf(1 + random.nextInt(6));
        var decimals = random.nextInt(QUANTITY_DECIMALS + 1);
        return digits(1 + random.nextInt(DIGITS_OF_LARGEST_QUANTITY - decimals) + decimals, decimals)
                .stripTrailingZeros();
    }

    private BigDecimal price() {
        return oneIn(10) ? BigDecimal.ZERO : digits(1 + random.nextInt(12), random.nextInt(PRICE_DECIMALS + 1));
    }

    BigDecimal percent() {
        return BigDecimal.valueOf(random.nextInt(10_001), 2);
    }

    DayShare share() {
        return new DayShare(random.nextInt(32), 31);
    }

    /** A number of that many digits, the first of them not 0. */
    private BigDecimal digits(int count, int decimals) {
        var text = new StringBuilder().append(1 + random.nextInt(9));
        for (var i = 1; i < count; i++) text.append(random.nextInt(10));
        return new BigDecimal(text.toString()).movePointLeft(decimals);
    }

    private @Nullable BigDecimal perhaps(BigDecimal value) {
        return oneIn(2) ? value : null;
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
