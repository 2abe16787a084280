package io.leporello.billing.rating;

import io.leporello.money.Money;
import java.util.Currency;
import java.util.List;

/**
 * What the part of a period costs in which one set of terms held.
 *
 * @param lines usage in the order of the plan's charges, then the recurring fee, then the minimum commitment
 * @param net   the sum of the lines, before tax
 */
public record RatedPart(List<RatedLine> lines, Money net) {

    public RatedPart {
        lines = List.copyOf(lines);
    }

    static RatedPart of(List<RatedLine> lines, Currency currency) {
        return new RatedPart(lines, sum(lines, currency));
    }

    static Money sum(List<RatedLine> lines, Currency currency) {
        return lines.stream().map(RatedLine::money).reduce(Money.zero(currency), Money::plus);
    }
}
