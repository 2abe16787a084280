package io.leporello.billing.statement;

import io.leporello.account.contract.ContractTerms;
import io.leporello.billing.position.Snapshot;
import io.leporello.billing.pricebook.AgreedPart;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PriceHistory;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.tax.TaxRules;
import io.leporello.billing.totals.Totals;
import io.leporello.billing.totals.Touched;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.Usage;
import io.leporello.refusal.Refusal;
import io.leporello.usage.entry.SumEntries;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
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
    private final Totals totals;
    private final Touched touched;
    private final BilledPeriods billedPeriods;
    private final TaxRules taxRules;
    private final QueryGateway queries;

    Statements(
            Snapshot snapshot,
            PriceBook priceBook,
            Totals totals,
            Touched touched,
            BilledPeriods billedPeriods,
            TaxRules taxRules,
            QueryGateway queries) {
        this.snapshot = snapshot;
        this.priceBook = priceBook;
        this.totals = totals;
        this.touched = touched;
        this.billedPeriods = billedPeriods;
        this.taxRules = taxRules;
        this.queries = queries;
    }

    @QueryHandler
    StatementView handle(PreviewInvoice question) {
        return snapshot.read(known -> preview(question, known)).view();
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
            PriceHistory history, BillingPeriod period, Calculation calculation, long position, CountedFrom counted) {}

    private Asked asked(String customer, YearMonth month, long position, CountedFrom counted) {
        var history = priceBook
                .history(customer, position)
                .orElseThrow(() -> Refusal.unknown("There is no customer account \"" + customer + "\""
                        + (counted == CountedFrom.ENTRIES ? " at position " + position : "") + "."));
        var period = new BillingPeriod(month, history.customer().zone());
        var calculation = new Calculation(payer(history, period, position), currency(history, period), taxRules);
        return new Asked(history, period, calculation, position, counted);
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

    private List<StatementLine> ownLines(Asked asked, BillingPeriod period) {
        return asked.history.parts(period).stream()
                .flatMap(part -> asked.calculation.lines(period, part, usage(asked, period, part)).stream())
                .toList();
    }

    private Usage usage(Asked asked, BillingPeriod period, AgreedPart part) {
        var customer = asked.history.customer().id();
        var from = period.startOf(part.from());
        var to = period.startOf(part.to());
        if (asked.counted == CountedFrom.TOTALS) return totals.sum(customer, from, to);
        return queries.query(new SumEntries(customer, from, to, asked.position), Usage.class)
                .join();
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
            if (used.contains(index) || agreedDifferently(asked, billed.get(index))) moved.add(billed.get(index));
        return moved;
    }

    private static Touched.Span span(Asked asked, BilledPeriod billed) {
        var period = new BillingPeriod(billed.month(), asked.period.zone());
        return new Touched.Span(period.start(), period.end(), billed.costAt());
    }

    private static boolean agreedDifferently(Asked asked, BilledPeriod billed) {
        if (!asked.history.goesOnAfter(billed.costAt())) return false;
        var then = asked.history.asOf(billed.costAt());
        var before = new BillingPeriod(billed.month(), then.customer().zone());
        var now = new BillingPeriod(billed.month(), asked.period.zone());
        return !before.equals(now) || !then.parts(before).equals(asked.history.parts(now));
    }
}
