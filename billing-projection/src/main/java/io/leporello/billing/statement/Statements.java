package io.leporello.billing.statement;

import io.leporello.account.contract.ContractTerms;
import io.leporello.billing.credit.Metered;
import io.leporello.billing.credit.Metering;
import io.leporello.billing.position.Snapshot;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PriceHistory;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.tax.TaxRules;
import io.leporello.billing.totals.Touched;
import io.leporello.measure.BillingPeriod;
import io.leporello.refusal.Refusal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Puts a statement together: what the period costs, part by part, and what is still due for earlier periods that were
 * billed before everything about them was known.
 */
@Component
public final class Statements {

    private final Snapshot snapshot;
    private final PriceBook priceBook;
    private final Metering metering;
    private final Touched touched;
    private final BilledPeriods billedPeriods;
    private final TaxRules taxRules;
    private final Completeness completeness;

    Statements(
            Snapshot snapshot,
            PriceBook priceBook,
            Metering metering,
            Touched touched,
            BilledPeriods billedPeriods,
            TaxRules taxRules,
            Completeness completeness) {
        this.snapshot = snapshot;
        this.priceBook = priceBook;
        this.metering = metering;
        this.touched = touched;
        this.billedPeriods = billedPeriods;
        this.taxRules = taxRules;
        this.completeness = completeness;
    }

    @QueryHandler
    StatementView handle(PreviewInvoice question) {
        return snapshot.read(known -> {
            var statement = preview(question, known);
            return statement.view(completeness
                    .firstMissing(question.customer(), statement.position())
                    .orElse(null));
        });
    }

    private Statement preview(PreviewInvoice question, long known) {
        var position = question.asOf() == null ? known : asOf(question.asOf(), known);
        var counted = position == known ? CountedFrom.TOTALS : CountedFrom.ENTRIES;
        return of(question.customer(), question.period(), position, counted);
    }

    private static long asOf(long asked, long known) {
        if (asked >= 0 && asked <= known) return asked;
        throw Refusal.invalid("asOf", "is " + asked + "; a position from 0 to " + known + " was expected");
    }

    /**
     * What a customer owes for a month. To be called within a {@link Snapshot}.
     *
     * @param position that of the snapshot, or an earlier one
     * @param counted  totals only at the snapshot's own position, since they know no other
     * @throws Refusal of kind UNKNOWN when the customer was not known at that position
     */
    public Statement of(String customer, YearMonth month, long position, CountedFrom counted) {
        var asked = asked(customer, month, position, counted);
        var lines = new ArrayList<>(ownLines(asked, asked.period));
        lines.addAll(adjustments(asked));
        return asked.calculation.statement(asked.history.customer(), asked.period, lines, position);
    }

    /** Only what is still due for a month that was billed: no line, or one adjustment. Otherwise as {@link #of}. */
    public Statement correction(String customer, YearMonth month, long position, CountedFrom counted) {
        var asked = asked(customer, month, position, counted);
        var billed = billedPeriods.of(customer, asked.calculation.currency().getCurrencyCode(), position, null).stream()
                .filter(period -> period.standing() && period.month().equals(month))
                .toList();
        var lines = adjustmentsOfEarlier(asked, billed);
        return asked.calculation.statement(asked.history.customer(), asked.period, lines, position);
    }

    /** One question and what was agreed as far as it was known then. */
    private record Asked(
            PriceHistory history, BillingPeriod period, Metered metered, Calculation calculation, long position) {}

    private Asked asked(String customer, YearMonth month, long position, CountedFrom counted) {
        var history = priceBook
                .history(customer, position)
                .orElseThrow(() -> Refusal.unknown("There is no customer account \"" + customer + "\""
                        + (counted == CountedFrom.ENTRIES ? " at position " + position : "") + "."));
        var period = new BillingPeriod(month, history.customer().zone());
        var calculation = new Calculation(payer(history, period, position), currency(history, period), taxRules);
        return new Asked(history, period, metered(history, position, counted), calculation, position);
    }

    private PricedCustomer payer(PriceHistory history, BillingPeriod period, long position) {
        var customer = history.customer();
        var reseller = customer.reseller();
        if (reseller == null || !history.billTo(period).equals(ContractTerms.RESELLER)) return customer;
        return priceBook.customer(reseller, position).orElse(customer);
    }

    /** A plan's currency is its customer's; without a plan the customer's own. */
    private static Currency currency(PriceHistory history, BillingPeriod period) {
        var parts = history.parts(period);
        return Currency.getInstance(
                parts.isEmpty()
                        ? history.customer().currency()
                        : parts.get(0).terms().currency());
    }

    private Metered metered(PriceHistory history, long position, CountedFrom counted) {
        return counted == CountedFrom.TOTALS
                ? metering.now(history.customer(), position)
                : metering.asOf(history.customer(), position);
    }

    private static List<StatementLine> ownLines(Asked asked, BillingPeriod period) {
        var lines = new ArrayList<StatementLine>();
        for (var part : asked.history.parts(period)) lines.addAll(asked.calculation.lines(period, part, asked.metered));
        asked.metered.purchasedIn(period).forEach(pack -> lines.add(asked.calculation.line(pack)));
        return lines;
    }

    private List<StatementLine> adjustments(Asked asked) {
        var month = asked.period.month();
        var currency = asked.calculation.currency().getCurrencyCode();
        var billed = billedPeriods.of(asked.history.customer().id(), currency, asked.position, month);
        var lines = new ArrayList<>(adjustmentsOfEarlier(
                asked,
                billed.stream()
                        .filter(period -> period.standing() && period.month().isBefore(month))
                        .toList()));
        billed.stream()
                .filter(period ->
                        period.month().equals(month) && period.billed().signum() != 0)
                .map(period -> asked.calculation.adjustment(asked.period, asked.calculation.zero(), period))
                .forEach(lines::add);
        return lines;
    }

    /** Months that nothing touched since their cost was last worked out cost the same, and are not rated again. */
    private List<StatementLine> adjustmentsOfEarlier(Asked asked, List<BilledPeriod> billed) {
        var moved = moved(asked, billed);
        var lines = new ArrayList<StatementLine>();
        for (var each : billed) {
            var period = new BillingPeriod(each.month(), asked.period.zone());
            var cost = moved.contains(each) ? asked.calculation.sum(ownLines(asked, period)) : each.cost();
            if (cost.compareTo(each.billed()) != 0) lines.add(asked.calculation.adjustment(period, cost, each));
        }
        return lines;
    }

    private List<BilledPeriod> moved(Asked asked, List<BilledPeriod> billed) {
        var spans = billed.stream().map(each -> span(asked, each)).toList();
        var used = touched.ofThese(asked.history.customer().id(), spans);
        var moved = new ArrayList<BilledPeriod>();
        for (var index = 0; index < billed.size(); index++)
            if (used.contains(index) || valuedDifferently(asked, billed.get(index))) moved.add(billed.get(index));
        return moved;
    }

    /** With the time before it in which packs were drawn from that it could draw from too. */
    private static Touched.Span span(Asked asked, BilledPeriod billed) {
        var period = new BillingPeriod(billed.month(), asked.period.zone());
        var from = period.startOf(asked.metered.drawnSince(period.firstDay()));
        return new Touched.Span(from, period.end(), billed.costAt());
    }

    private boolean valuedDifferently(Asked asked, BilledPeriod billed) {
        return agreedDifferently(asked, billed) || countedDifferently(asked, billed);
    }

    private static boolean agreedDifferently(Asked asked, BilledPeriod billed) {
        if (!asked.history.goesOnAfter(billed.costAt())) return false;
        var then = asked.history.asOf(billed.costAt());
        var before = new BillingPeriod(billed.month(), then.customer().zone());
        var now = new BillingPeriod(billed.month(), asked.period.zone());
        return !before.equals(now) || !then.parts(before).equals(asked.history.parts(now));
    }

    private boolean countedDifferently(Asked asked, BilledPeriod billed) {
        if (asked.metered.lastChange() <= billed.costAt()) return false;
        var then = metering.now(asked.history.customer(), billed.costAt());
        return !asked.metered.countsAs(then, new BillingPeriod(billed.month(), asked.period.zone()));
    }
}
