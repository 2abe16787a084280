package io.leporello.billing.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A rate of tax and since when it holds.
 *
 * @param from the first day of supply with this rate
 * @param rate in percent
 */
public record DatedRate(LocalDate from, BigDecimal rate) {

    /** The rate of a day; nothing before the first. */
    static Optional<BigDecimal> on(LocalDate day, List<DatedRate> rates) {
        return rates.stream()
                .filter(dated -> !dated.from.isAfter(day))
                .max(Comparator.comparing(DatedRate::from))
                .map(DatedRate::rate);
    }
}
