package io.leporello.billing.statement;

import io.leporello.measure.Usage;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** What months cost, and what they would have cost under other terms; before tax, in one currency. */
public record ComparisonView(String currency, List<Month> months) {

    public ComparisonView {
        months = List.copyOf(months);
    }

    /**
     * @param now  under the terms that held
     * @param then under the terms that were asked about
     */
    public record Month(YearMonth period, Usage usage, BigDecimal now, BigDecimal then) {

        public BigDecimal difference() {
            return then.subtract(now);
        }
    }

    public BigDecimal now() {
        return months.stream().map(Month::now).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal then() {
        return months.stream().map(Month::then).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
