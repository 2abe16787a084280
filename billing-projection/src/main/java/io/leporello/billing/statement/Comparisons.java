package io.leporello.billing.statement;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.DiscountStep;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.billing.credit.Metering;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.rating.Rating;
import io.leporello.billing.statement.PriceCurves.Curve;
import io.leporello.billing.statement.PriceCurves.Point;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.DayShare;
import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers "what if": rates terms that nobody need have agreed. */
@Component
final class Comparisons {

    private static final Set<String> OF_THE_MONTH = Set.of("usage", "recurring", "minimum");
    private static final DayShare WHOLE_MONTH = new DayShare(1, 1);
    private static final int STEPS = 48;
    private static final BigDecimal USUAL_QUANTITY = new BigDecimal(1_000);
    private static final BigDecimal PACKAGES = BigDecimal.TEN;
    private static final BigDecimal BEYOND = new BigDecimal("1.4");

    private final PriceBook priceBook;
    private final Metering metering;
    private final QueryGateway queries;

    Comparisons(PriceBook priceBook, Metering metering, QueryGateway queries) {
        this.priceBook = priceBook;
        this.metering = metering;
        this.queries = queries;
    }

    @QueryHandler
    ComparisonView handle(CompareTerms question) {
        var customer = priceBook
                .customer(question.customer(), Long.MAX_VALUE)
                .orElseThrow(() -> Refusal.unknown("There is no customer account \"" + question.customer() + "\"."));
        var months = question.months().stream()
                .map(month -> compared(customer, month, question))
                .toList();
        return new ComparisonView(question.terms().currency(), months);
    }

    private ComparisonView.Month compared(PricedCustomer customer, YearMonth month, CompareTerms question) {
        var period = new BillingPeriod(month, customer.zone());
        var metered = metering.now(customer, Long.MAX_VALUE);
        var usage = metered.within(period.firstDay(), period.dayAfter());
        var prepaid = metered.prepaid(period.firstDay(), period.dayAfter());
        var then = Rating.rate(question.terms(), question.discountPercent(), WHOLE_MONTH, usage, prepaid);
        return new ComparisonView.Month(
                month, usage, cost(customer, month), new BigDecimal(then.net().toPlainString()));
    }

    /** What came late for earlier months is no part of what this month cost. */
    private BigDecimal cost(PricedCustomer customer, YearMonth month) {
        var statement = queries.query(new PreviewInvoice(customer.id(), month, null), StatementView.class)
                .join();
        return statement.lines().stream()
                .filter(line -> OF_THE_MONTH.contains(line.kind()))
                .map(StatementLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @QueryHandler
    PriceCurves handle(DrawPrices question) {
        var terms = question.terms();
        return new PriceCurves(
                terms.charges().stream().map(charge -> curve(terms, charge)).toList());
    }

    private static Curve curve(PlanTerms terms, ChargeTerms charge) {
        var alone = new PlanTerms(terms.name(), terms.currency(), null, null, List.of(charge));
        var points = quantities(charge).stream()
                .map(quantity -> new Point(new Quantity(quantity), amount(alone, charge, quantity)))
                .toList();
        return new Curve(charge.meter(), points);
    }

    private static BigDecimal amount(PlanTerms alone, ChargeTerms charge, BigDecimal quantity) {
        var rated = Rating.rate(alone, null, WHOLE_MONTH, used(charge, new Quantity(quantity)));
        return new BigDecimal(rated.net().toPlainString());
    }

    private static Usage used(ChargeTerms charge, Quantity quantity) {
        return switch (Meter.find(charge.meter()).orElseThrow()) {
            case DOCUMENTS -> new Usage(quantity, Quantity.ZERO, Quantity.ZERO);
            case PAGES -> new Usage(Quantity.ZERO, quantity, Quantity.ZERO);
            case CREDITS -> new Usage(Quantity.ZERO, Quantity.ZERO, quantity);
        };
    }

    /** Even steps, and the last unit before a bend with the first one behind it. */
    private static NavigableSet<BigDecimal> quantities(ChargeTerms charge) {
        var bends = bends(charge);
        var most = bends.isEmpty() ? USUAL_QUANTITY : bends.last().multiply(BEYOND);
        var quantities = new TreeSet<BigDecimal>();
        for (var step = 0; step <= STEPS; step++)
            quantities.add(
                    most.multiply(BigDecimal.valueOf(step)).divide(BigDecimal.valueOf(STEPS), 0, RoundingMode.HALF_UP));
        for (var bend : bends)
            Stream.of(bend.subtract(BigDecimal.ONE), bend, bend.add(BigDecimal.ONE))
                    .filter(quantity -> quantity.signum() >= 0)
                    .forEach(quantities::add);
        return quantities;
    }

    private static NavigableSet<BigDecimal> bends(ChargeTerms charge) {
        var free = Objects.requireNonNullElse(charge.freeUnits(), BigDecimal.ZERO);
        var bends = new TreeSet<BigDecimal>();
        if (free.signum() > 0) bends.add(free);
        charge.tiers().stream()
                .map(TierTerms::upTo)
                .filter(Objects::nonNull)
                .map(free::add)
                .forEach(bends::add);
        charge.volumeDiscount().stream().map(DiscountStep::from).forEach(bends::add);
        addPackages(bends, charge.packageSize(), free);
        return bends;
    }

    private static void addPackages(NavigableSet<BigDecimal> bends, @Nullable BigDecimal size, BigDecimal free) {
        if (size == null) return;
        for (var count = BigDecimal.ONE; count.compareTo(PACKAGES) <= 0; count = count.add(BigDecimal.ONE))
            bends.add(free.add(size.multiply(count)));
    }
}
