package io.leporello.billing.document;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.DiscountStep;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.billing.rating.RatedLine;
import io.leporello.billing.rating.Rating;
import io.leporello.billing.rating.Trace;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.statement.StatementLine.Adjustment;
import io.leporello.billing.statement.StatementLine.OfUsage;
import io.leporello.billing.statement.StatementLine.Purchase;
import io.leporello.billing.statement.StatementLine.Share;
import io.leporello.billing.statement.StatementLine.Step;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.measure.DayShare;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.money.Amount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Lines of every kind; those about usage are rated as real ones are. */
final class Lines {

    private Lines() {}

    static StatementLine tiered(String meter, String quantity) {
        return rated(graduated(meter, List.of(), null), quantity, null);
    }

    static StatementLine discounted(String meter, String quantity) {
        var steps = List.of(new DiscountStep(new BigDecimal("5000"), new BigDecimal("5")));
        return rated(graduated(meter, steps, new BigDecimal("500")), quantity, new BigDecimal("2.5"));
    }

    static StatementLine perUnit(String meter, String quantity, String price) {
        var terms =
                new ChargeTerms(meter, "per_unit", null, new BigDecimal(price), List.of(), null, null, List.of(), null);
        return rated(terms, quantity, null);
    }

    static StatementLine packages(String meter, String quantity) {
        var terms = new ChargeTerms(
                meter,
                "package",
                null,
                null,
                List.of(),
                new BigDecimal("100"),
                new BigDecimal("5.00"),
                List.of(),
                null);
        return rated(terms, quantity, null);
    }

    static InvoiceBuilder ofEveryKind(InvoiceBuilder invoice) {
        return invoice.line(tiered("pages", "12500"))
                .line(perUnit("documents", "317", "0.0125"))
                .line(perUnit("credits", "0.5", "2"))
                .line(packages("documents", "250"))
                .line(discounted("pages", "8000"))
                .line(tiered("credits", "0"))
                .line(recurring("49.00", 10))
                .line(minimum("100.00", "80.00"))
                .line(purchase("500.00"))
                .line(adjustment("-12.34"));
    }

    static StatementLine random(Random random) {
        var meter = List.of("documents", "pages", "credits").get(random.nextInt(3));
        var quantity =
                BigDecimal.valueOf(random.nextInt(3_000_000), random.nextInt(3)).toPlainString();
        return switch (random.nextInt(7)) {
            case 0 -> tiered(meter, quantity);
            case 1 -> discounted(meter, quantity);
            case 2 ->
                perUnit(
                        meter,
                        quantity,
                        BigDecimal.valueOf(random.nextInt(100_000), 6).toPlainString());
            case 3 -> packages(meter, quantity);
            case 4 -> recurring("49.00", random.nextInt(32));
            case 5 ->
                minimum("100.00", BigDecimal.valueOf(random.nextInt(10_000), 2).toPlainString());
            default ->
                adjustment(
                        BigDecimal.valueOf(random.nextInt(20_000) - 10_000, 2).toPlainString());
        };
    }

    /** With the decimals that the amount is written with, whatever the currency. */
    static StatementLine lumpSum(String amount) {
        return line("recurring", "Recurring fee", amount, null, null);
    }

    static StatementLine adjustment(String amount) {
        var cost = new BigDecimal("100.00").add(new BigDecimal(amount));
        return line(
                "adjustment",
                "Adjustment for 2026-08",
                amount,
                null,
                new Adjustment(YearMonth.parse("2026-08"), cost, new BigDecimal("100.00"), 4711));
    }

    static StatementLine recurring(String whole, int days) {
        var amount = new Amount(new BigDecimal(whole), Currency.getInstance("EUR")).shareRoundedHalfUp(days, 31);
        var share = new Share(new BigDecimal(whole), days, 31, null);
        return line("recurring", "Recurring fee", amount.toPlainString(), share, null);
    }

    static StatementLine minimum(String whole, String net) {
        var amount = new BigDecimal(whole).subtract(new BigDecimal(net));
        var share = new Share(new BigDecimal(whole), 31, 31, new BigDecimal(net));
        return line("minimum", "Minimum commitment", amount.toPlainString(), share, null);
    }

    static StatementLine purchase(String amount) {
        return purchase(amount, LocalDate.parse("2027-11-01"));
    }

    static StatementLine purchase(String amount, @Nullable LocalDate expiresOn) {
        var quantity = Quantity.of(10_000);
        return line("purchase", "Ten thousand", quantity, amount, null, null, new Purchase("pack", expiresOn));
    }

    /** As lines were before it was kept apart what was bought. */
    static StatementLine earlyPurchase(String amount, String description) {
        return line("purchase", description, amount, null, null);
    }

    private static StatementLine line(
            String kind, String description, String amount, @Nullable Share share, @Nullable Adjustment adjustment) {
        return line(kind, description, Quantity.ONE, amount, share, adjustment, null);
    }

    private static StatementLine line(
            String kind,
            String description,
            Quantity quantity,
            String amount,
            @Nullable Share share,
            @Nullable Adjustment adjustment,
            @Nullable Purchase purchase) {
        return new StatementLine(
                kind,
                null,
                description,
                quantity,
                new BigDecimal(amount),
                InvoiceBuilder.FIRST,
                InvoiceBuilder.NEXT,
                "pages-2026",
                1,
                TaxCategory.S,
                new BigDecimal("19"),
                null,
                share,
                adjustment,
                purchase);
    }

    private static ChargeTerms graduated(String meter, List<DiscountStep> discounts, @Nullable BigDecimal maximum) {
        return new ChargeTerms(
                meter,
                "graduated",
                new BigDecimal("100"),
                null,
                List.of(
                        new TierTerms(new BigDecimal("1000"), new BigDecimal("0.10"), null),
                        new TierTerms(new BigDecimal("10000"), new BigDecimal("0.0825"), new BigDecimal("5.00")),
                        new TierTerms(null, new BigDecimal("0.05"), null)),
                null,
                null,
                discounts,
                maximum);
    }

    private static StatementLine rated(ChargeTerms terms, String quantity, @Nullable BigDecimal discount) {
        var plan = new PlanTerms("Plan", "EUR", null, null, List.of(terms));
        var of = new Quantity(new BigDecimal(quantity));
        var line = Rating.rate(plan, discount, new DayShare(31, 31), new Usage(of, of, of))
                .lines()
                .get(0);
        return new StatementLine(
                "usage",
                terms.meter(),
                line.description(),
                line.quantity(),
                line.money().amount(),
                InvoiceBuilder.FIRST,
                InvoiceBuilder.NEXT,
                "pages-2026",
                1,
                TaxCategory.S,
                new BigDecimal("19"),
                ofUsage(line),
                null,
                null,
                null);
    }

    private static OfUsage ofUsage(RatedLine line) {
        var trace = (Trace.OfUsage) line.trace();
        return new OfUsage(
                trace.freeUnits(),
                Quantity.ZERO,
                trace.billable(),
                trace.model(),
                trace.packageSize(),
                trace.steps().stream()
                        .map(step -> new Step(
                                step.ordinal(),
                                step.from(),
                                step.upTo(),
                                step.units(),
                                step.unitPrice().value(),
                                step.flatFee().value(),
                                step.amount().value()))
                        .toList(),
                trace.gross().value(),
                trace.volumeDiscountPercent(),
                trace.volumeDiscount().value(),
                trace.contractDiscountPercent(),
                trace.contractDiscount().value(),
                trace.maximum() == null ? null : trace.maximum().value(),
                trace.exact().value());
    }

    static StatementLine taxed(StatementLine line, TaxCategory category) {
        return new StatementLine(
                line.kind(),
                line.meter(),
                line.description(),
                line.quantity(),
                line.amount(),
                line.from(),
                line.to(),
                line.plan(),
                line.version(),
                category,
                rate(category),
                line.usage(),
                line.share(),
                line.adjustment(),
                line.purchase());
    }

    static BigDecimal rate(TaxCategory category) {
        return category == TaxCategory.S ? new BigDecimal("19") : BigDecimal.ZERO;
    }

    static int decimals(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
