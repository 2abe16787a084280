package io.leporello.billing.rating;

import io.leporello.account.plan.PlanTerms;
import io.leporello.measure.DayShare;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.money.Amount;
import io.leporello.money.Currencies;
import io.leporello.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rates a part of a billing period in which one set of terms held. The same values always give the same lines.
 *
 * <p>The recurring fee and the minimum count by day. Free units, tiers, volume discounts and maximums do not: each part is
 * rated as if it were a period of its own.
 */
public final class Rating {

    private Rating() {}

    /**
     * @param effective       the customer's own prices; they must be without faults
     * @param discountPercent the contract's, taken off every charge; null is none
     * @param share           the days of the period that the part covers
     * @param usage           of the part
     * @param prepaidCredits  those among the credits used that were drawn from packs
     */
    public static RatedPart rate(
            PlanTerms effective,
            @Nullable BigDecimal discountPercent,
            DayShare share,
            Usage usage,
            Quantity prepaidCredits) {
        var currency = Currencies.of(effective.currency());
        var percent = Objects.requireNonNullElse(discountPercent, BigDecimal.ZERO);
        var lines = new ArrayList<RatedLine>();
        effective
                .charges()
                .forEach(terms -> lines.add(new Charge(terms, currency, percent).rate(usage, prepaidCredits)));
        addRecurring(lines, effective.recurringFee(), currency, share);
        addMinimum(lines, effective.minimum(), currency, share);
        return RatedPart.of(lines, currency);
    }

    /** As above, with nothing prepaid. */
    public static RatedPart rate(
            PlanTerms effective, @Nullable BigDecimal discountPercent, DayShare share, Usage usage) {
        return rate(effective, discountPercent, share, usage, Quantity.ZERO);
    }

    private static void addRecurring(
            List<RatedLine> lines, @Nullable BigDecimal recurringFee, Currency currency, DayShare share) {
        if (recurringFee == null) return;
        var fee = new Amount(recurringFee, currency);
        var trace = new Trace.OfRecurring(fee, share, shareOf(fee, share));
        lines.add(byDay(LineKind.RECURRING, "Recurring fee", share, trace));
    }

    /** The commitment is about everything that is paid, so it looks at the rounded lines, the recurring fee among them. */
    private static void addMinimum(
            List<RatedLine> lines, @Nullable BigDecimal minimum, Currency currency, DayShare share) {
        if (minimum == null) return;
        var whole = new Amount(minimum, currency);
        var committed = shareOf(whole, share);
        var net = RatedPart.sum(lines, currency);
        if (net.compareTo(committed) >= 0) return;
        var trace = new Trace.OfMinimum(whole, share, committed, net, committed.minus(net));
        lines.add(byDay(LineKind.MINIMUM, "Minimum commitment", share, trace));
    }

    private static Money shareOf(Amount whole, DayShare share) {
        return whole.shareRoundedHalfUp(share.days(), share.ofDays());
    }

    private static RatedLine byDay(LineKind kind, String words, DayShare share, Trace trace) {
        var days = share.whole() ? "" : ", " + share.days() + " of " + share.ofDays() + " days";
        return new RatedLine(kind, null, words + days, Quantity.ONE, trace.rounded(), trace);
    }
}
