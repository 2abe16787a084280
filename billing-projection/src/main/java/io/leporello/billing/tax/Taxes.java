package io.leporello.billing.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Sums up what is taxed alike: rounded lines in, one rounded tax for each category and rate out (BR-CO-17). */
public final class Taxes {

    private static final int HUNDREDTHS = 2;

    private Taxes() {}

    /** One rounded line and how it is taxed. */
    public record Taxed(TaxDecision decision, BigDecimal amount) {}

    /**
     * @param decimals of the currency
     * @param language of the notes
     * @return by category, the highest rate first
     */
    public static List<TaxTotal> of(Collection<Taxed> lines, int decimals, Locale language) {
        var bases = new TreeMap<TaxDecision, BigDecimal>(Comparator.comparing(TaxDecision::category)
                .thenComparing(TaxDecision::rate, Comparator.reverseOrder()));
        lines.forEach(line -> bases.merge(line.decision(), line.amount(), BigDecimal::add));
        return bases.entrySet().stream()
                .map(base -> total(base.getKey(), base.getValue(), decimals, language))
                .toList();
    }

    private static TaxTotal total(TaxDecision decision, BigDecimal base, int decimals, Locale language) {
        var tax = base.multiply(decision.rate()).movePointLeft(HUNDREDTHS).setScale(decimals, RoundingMode.HALF_UP);
        return new TaxTotal(
                decision.category(),
                decision.rate(),
                base.setScale(decimals, RoundingMode.UNNECESSARY),
                tax,
                TaxNotes.of(decision.category(), language));
    }
}
