package io.leporello.billing.statement;

import io.leporello.billing.credit.Metered;
import io.leporello.billing.credit.Pack;
import io.leporello.billing.pricebook.AgreedPart;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.rating.LineKind;
import io.leporello.billing.rating.PriceStep;
import io.leporello.billing.rating.RatedLine;
import io.leporello.billing.rating.Rating;
import io.leporello.billing.rating.Trace;
import io.leporello.billing.statement.StatementLine.Adjustment;
import io.leporello.billing.statement.StatementLine.OfUsage;
import io.leporello.billing.statement.StatementLine.Purchase;
import io.leporello.billing.statement.StatementLine.Share;
import io.leporello.billing.statement.StatementLine.Step;
import io.leporello.billing.tax.TaxDecision;
import io.leporello.billing.tax.TaxRules;
import io.leporello.billing.tax.TaxedBuyer;
import io.leporello.billing.tax.Taxes;
import io.leporello.billing.tax.Taxes.Taxed;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.DayShare;
import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one statement: agreed parts and usage in, taxed lines and totals out. It reads nothing.
 *
 * @param payer    decides about tax and language
 * @param currency of every amount
 */
record Calculation(PricedCustomer payer, Currency currency, TaxRules taxRules) {

    private static final String ADJUSTMENT = "adjustment";

    /** What one part of a month costs. */
    List<StatementLine> lines(BillingPeriod period, AgreedPart part, Metered metered) {
        var rated = Rating.rate(
                part.terms(),
                part.discountPercent(),
                period.share(part.from(), part.to()),
                metered.within(part.from(), part.to()),
                metered.prepaid(part.from(), part.to()));
        return rated.lines().stream().map(line -> line(line, part)).toList();
    }

    /** It is paid for at once, whenever it is used up, so the line is about its first day. */
    StatementLine line(Pack pack) {
        var tax = taxOn(pack.from().plusDays(1));
        return new StatementLine(
                LineKind.PURCHASE.word(),
                null,
                pack.description(),
                pack.credits(),
                pack.money().amount(),
                pack.from(),
                pack.from().plusDays(1),
                null,
                null,
                tax.category(),
                tax.rate(),
                null,
                null,
                null,
                new Purchase(pack.id(), pack.expiresOn()));
    }

    private StatementLine line(RatedLine line, AgreedPart part) {
        var meter = line.meter();
        var tax = taxOn(part.to());
        return new StatementLine(
                line.kind().word(),
                meter == null ? null : meter.word(),
                line.description(),
                line.quantity(),
                line.money().amount(),
                part.from(),
                part.to(),
                part.plan(),
                part.version(),
                tax.category(),
                tax.rate(),
                line.trace() instanceof Trace.OfUsage usage ? usage(usage) : null,
                share(line.trace()),
                null,
                null);
    }

    private static OfUsage usage(Trace.OfUsage trace) {
        return new OfUsage(
                trace.freeUnits(),
                trace.prepaid(),
                trace.billable(),
                trace.model(),
                trace.packageSize(),
                trace.steps().stream().map(Calculation::step).toList(),
                trace.gross().value(),
                trace.volumeDiscountPercent(),
                trace.volumeDiscount().value(),
                trace.contractDiscountPercent(),
                trace.contractDiscount().value(),
                valueOrNull(trace.maximum()),
                trace.exact().value());
    }

    private static @Nullable BigDecimal valueOrNull(@Nullable Amount amount) {
        return amount == null ? null : amount.value();
    }

    private static Step step(PriceStep step) {
        return new Step(
                step.ordinal(),
                step.from(),
                step.upTo(),
                step.units(),
                step.unitPrice().value(),
                step.flatFee().value(),
                step.amount().value());
    }

    private static @Nullable Share share(Trace trace) {
        if (trace instanceof Trace.OfRecurring fee) return share(fee.fee(), fee.share(), null);
        if (trace instanceof Trace.OfMinimum minimum)
            return share(minimum.minimum(), minimum.share(), minimum.net().amount());
        return null;
    }

    private static Share share(Amount whole, DayShare share, @Nullable BigDecimal net) {
        return new Share(whole.value(), share.days(), share.ofDays(), net);
    }

    /** What is due for a month beside the lines that are its own: {@code cost} less what was billed. */
    StatementLine adjustment(BillingPeriod period, BigDecimal cost, BilledPeriod billed) {
        var tax = taxOn(period.dayAfter());
        return new StatementLine(
                ADJUSTMENT,
                null,
                "Adjustment for " + period.month(),
                Quantity.ONE,
                scaled(cost.subtract(billed.billed())),
                period.firstDay(),
                period.dayAfter(),
                null,
                null,
                tax.category(),
                tax.rate(),
                null,
                null,
                new Adjustment(period.month(), scaled(cost), scaled(billed.billed()), billed.since()),
                null);
    }

    /** With the currency's decimals, which it has in value already. */
    private BigDecimal scaled(BigDecimal amount) {
        return amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /** A supply that goes on for a while is complete on its last day. */
    private TaxDecision taxOn(LocalDate dayAfter) {
        var details = payer.details();
        return taxRules.decide(new TaxedBuyer(details.address().country(), details.vatId()), dayAfter.minusDays(1));
    }

    /** The lines with their taxes and totals. */
    Statement statement(PricedCustomer customer, BillingPeriod period, List<StatementLine> lines, long position) {
        var net = sum(lines);
        var taxed = lines.stream()
                .map(line -> new Taxed(new TaxDecision(line.taxCategory(), line.taxRate()), line.amount()))
                .toList();
        var language = Locale.forLanguageTag(payer.details().locale());
        var taxes = Taxes.of(taxed, currency.getDefaultFractionDigits(), language);
        var gross = taxes.stream().map(tax -> tax.amount()).reduce(net, BigDecimal::add);
        return new Statement(customer, payer, period, currency, lines, net, taxes, gross, position);
    }

    BigDecimal sum(Collection<StatementLine> lines) {
        return lines.stream().map(StatementLine::amount).reduce(zero(), BigDecimal::add);
    }

    BigDecimal zero() {
        return BigDecimal.ZERO.setScale(currency.getDefaultFractionDigits());
    }
}
