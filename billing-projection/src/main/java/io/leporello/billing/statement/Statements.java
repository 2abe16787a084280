package io.leporello.billing.statement;

import io.leporello.billing.credit.Metered;
import io.leporello.billing.credit.Metering;
import io.leporello.billing.credit.Pack;
import io.leporello.billing.pricebook.AgreedPart;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.rating.LineKind;
import io.leporello.billing.rating.RatedLine;
import io.leporello.billing.rating.RatedPart;
import io.leporello.billing.rating.Rating;
import io.leporello.billing.statement.StatementView.Line;
import io.leporello.measure.BillingPeriod;
import io.leporello.money.Money;
import io.leporello.refusal.Refusal;
import io.leporello.usage.store.Positions;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a statement together: the parts of the period in which one set of terms held, each with its usage, each rated on
 * its own. It reads in one snapshot, so that position, price book and totals belong to each other.
 */
@Component
final class Statements {

    /** Entries, totals and price book are written by one processing group and so share one position. */
    static final String PROJECTION = "billing";

    private final PriceBook priceBook;
    private final Metering metering;
    private final Positions positions;
    private final TransactionTemplate snapshot;

    Statements(PriceBook priceBook, Metering metering, Positions positions, PlatformTransactionManager transactions) {
        this.priceBook = priceBook;
        this.metering = metering;
        this.positions = positions;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setReadOnly(true);
    }

    @QueryHandler
    StatementView handle(PreviewInvoice question) {
        return snapshot.execute(status -> preview(question));
    }

    private StatementView preview(PreviewInvoice question) {
        var known = positions.of(PROJECTION);
        var position = question.asOf() == null ? known : asOf(question.asOf(), known);
        var customer = priceBook
                .customer(question.customer(), position)
                .orElseThrow(() -> Refusal.unknown("There is no customer account \"" + question.customer() + "\""
                        + (position < known ? " at position " + position : "") + "."));
        var period = new BillingPeriod(question.period(), customer.zone());
        return statement(customer, period, position, known);
    }

    private static long asOf(long asked, long known) {
        if (asked >= 0 && asked <= known) return asked;
        throw Refusal.invalid("asOf", "is " + asked + "; a position from 0 to " + known + " was expected");
    }

    private StatementView statement(PricedCustomer customer, BillingPeriod period, long position, long known) {
        var lines = new ArrayList<Line>();
        var parts = priceBook.parts(customer, period, position);
        var currency = currency(customer, parts);
        var net = Money.zero(currency);
        var metered = position == known ? metering.now(customer, position) : metering.asOf(customer, position);
        for (var part : parts) {
            var rated = rate(part, period, metered);
            rated.lines().forEach(line -> lines.add(line(line, part)));
            net = net.plus(rated.net());
        }
        for (var pack : metered.purchasedIn(period)) {
            lines.add(line(pack));
            net = net.plus(pack.money());
        }
        return new StatementView(
                customer.id(),
                period.month().toString(),
                currency.getCurrencyCode(),
                lines,
                net.toPlainString(),
                List.of(),
                net.toPlainString(),
                position);
    }

    /** A plan's currency is its customer's; without a plan the customer's own. */
    private static Currency currency(PricedCustomer customer, List<AgreedPart> parts) {
        return Currency.getInstance(
                parts.isEmpty() ? customer.currency() : parts.get(0).terms().currency());
    }

    private static RatedPart rate(AgreedPart part, BillingPeriod period, Metered metered) {
        return Rating.rate(
                part.terms(),
                part.discountPercent(),
                period.share(part.from(), part.to()),
                metered.within(part.from(), part.to()),
                metered.prepaid(part.from(), part.to()));
    }

    /** It is paid for at once, whenever it is used up, so the line is about its first day. */
    private static Line line(Pack pack) {
        return new Line(
                LineKind.PURCHASE.word(),
                null,
                pack.description(),
                pack.credits(),
                pack.money().toPlainString(),
                pack.from(),
                pack.from().plusDays(1),
                null,
                null);
    }

    private static Line line(RatedLine line, AgreedPart part) {
        var meter = line.meter();
        return new Line(
                line.kind().word(),
                meter == null ? null : meter.word(),
                line.description(),
                line.quantity(),
                line.money().toPlainString(),
                part.from(),
                part.to(),
                part.plan(),
                part.version());
    }
}
