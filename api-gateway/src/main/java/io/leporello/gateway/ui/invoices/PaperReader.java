package io.leporello.gateway.ui.invoices;

import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.tax.TaxTotal;
import io.leporello.gateway.ui.Display;
import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts computed lines into words, each with the way to its amount. */
@Component
final class PaperReader {

    private static final int PRICE_DECIMALS = 12;

    private final MessageSource words;

    PaperReader(MessageSource words) {
        this.words = words;
    }

    Paper read(
            List<StatementLine> lines,
            BigDecimal net,
            List<TaxTotal> taxes,
            BigDecimal gross,
            String currency,
            Display show) {
        var reading = new Reading(currency, show);
        return new Paper(
                IntStream.range(0, lines.size())
                        .mapToObj(index -> reading.line(index + 1, lines.get(index)))
                        .toList(),
                reading.money(net),
                taxes.stream().map(reading::tax).toList(),
                reading.money(gross));
    }

    /** One document, in its currency and for its reader. */
    private final class Reading {

        private final String currency;
        private final Display show;

        private Reading(String currency, Display show) {
            this.currency = currency;
            this.show = show;
        }

        private Paper.Tax tax(TaxTotal tax) {
            return new Paper.Tax(show.percent(tax.rate()), money(tax.base()), money(tax.amount()), tax.note());
        }

        private Paper.Line line(int number, StatementLine line) {
            var counts = line.meter() != null && line.usage() != null;
            return new Paper.Line(
                    number,
                    title(line),
                    detail(line),
                    line.meter() == null ? "" : show.quantity(line.quantity()),
                    line.meter() == null ? "" : word("prices.units." + line.meter()),
                    money(line.amount()),
                    steps(line),
                    counts);
        }

        private String title(StatementLine line) {
            if (line.adjustment() != null)
                return word(
                        "invoices.line.adjustment", show.month(line.adjustment().period()));
            if (line.meter() != null && line.usage() != null)
                return word(
                        "invoices.line.usage",
                        word("prices.meter." + line.meter()),
                        word("invoices.model." + line.usage().model()));
            return switch (line.kind()) {
                case "recurring" -> word("prices.fee");
                case "minimum" -> word("invoices.line.minimum");
                default -> line.description();
            };
        }

        private String detail(StatementLine line) {
            var days = word(
                    "invoices.days", show.day(line.from()), show.day(line.to().minusDays(1)));
            var share = line.share();
            if (share == null || share.days() == share.ofDays()) return days;
            return days + " · " + word("invoices.share", share.days(), share.ofDays());
        }

        private List<Paper.Step> steps(StatementLine line) {
            var steps = new ArrayList<Paper.Step>();
            if (line.usage() != null) usage(steps, line, line.usage());
            if (line.share() != null) share(steps, line.share());
            if (line.adjustment() != null) {
                steps.add(step("invoices.why.cost", money(line.adjustment().cost())));
                steps.add(step(
                        "invoices.why.billed", money(line.adjustment().billed().negate())));
            }
            steps.add(new Paper.Step(word("invoices.why.line"), money(line.amount()), List.of(), true));
            return steps;
        }

        private void usage(List<Paper.Step> steps, StatementLine line, StatementLine.OfUsage usage) {
            steps.add(step("invoices.why.used", show.quantity(line.quantity())));
            if (positive(usage.freeUnits().value()))
                steps.add(step("invoices.why.free", show.quantity(usage.freeUnits())));
            if (positive(usage.prepaid().value()))
                steps.add(step("invoices.why.prepaid", show.quantity(usage.prepaid())));
            if (!usage.billable().equals(line.quantity()))
                steps.add(new Paper.Step(
                        word("invoices.why.billable"), show.quantity(usage.billable()), List.of(), true));
            steps.add(new Paper.Step(
                    word("invoices.why.price." + usage.model()), price(usage.gross()), tiers(usage), false));
            discount(steps, "invoices.why.volume", usage.volumeDiscountPercent(), usage.volumeDiscount());
            discount(steps, "invoices.why.contract", usage.contractDiscountPercent(), usage.contractDiscount());
            if (usage.maximum() != null && usage.exact().compareTo(usage.maximum()) == 0)
                steps.add(step("invoices.why.maximum", price(usage.maximum())));
            if (usage.exact().compareTo(line.amount()) != 0)
                steps.add(step("invoices.why.exact", price(usage.exact())));
        }

        private void discount(List<Paper.Step> steps, String key, BigDecimal percent, BigDecimal amount) {
            if (positive(percent))
                steps.add(new Paper.Step(word(key, show.percent(percent)), price(amount.negate()), List.of(), false));
        }

        private void share(List<Paper.Step> steps, StatementLine.Share share) {
            steps.add(step(share.net() == null ? "invoices.why.fee" : "invoices.why.minimum", price(share.whole())));
            if (share.days() != share.ofDays())
                steps.add(new Paper.Step(
                        word("invoices.why.days"),
                        word("invoices.share", share.days(), share.ofDays()),
                        List.of(),
                        false));
            if (share.net() != null)
                steps.add(step("invoices.why.other-lines", money(share.net().negate())));
        }

        private List<Paper.Tier> tiers(StatementLine.OfUsage usage) {
            return usage.steps().stream().map(step -> tier(step, usage)).toList();
        }

        private Paper.Tier tier(StatementLine.Step step, StatementLine.OfUsage usage) {
            var packages = usage.packageSize() != null;
            return new Paper.Tier(
                    packages ? word("invoices.packages", show.quantity(usage.packageSize())) : range(step),
                    show.quantity(step.units()),
                    price(step.unitPrice()),
                    positive(step.flatFee()) ? price(step.flatFee()) : null,
                    price(step.amount()),
                    usage.model().equals("graduated") && hasRoom(step));
        }

        private static boolean hasRoom(StatementLine.Step step) {
            return step.upTo() == null || step.units().compareTo(step.upTo().minus(step.from())) < 0;
        }

        private String range(StatementLine.Step step) {
            var first = step.from().equals(Quantity.ZERO);
            if (step.upTo() == null)
                return first ? word("prices.tier.all") : word("prices.tier.last", show.quantity(step.from()));
            return first
                    ? word("prices.tier.first", show.quantity(step.upTo()))
                    : word("prices.tier.next", show.quantity(step.from()), show.quantity(step.upTo()));
        }

        private Paper.Step step(String key, String figure) {
            return new Paper.Step(word(key), figure, List.of(), false);
        }

        private String money(BigDecimal amount) {
            return show.money(amount.toPlainString(), currency);
        }

        private String price(@Nullable BigDecimal amount) {
            return show.price(amount == null ? null : rounded(amount), currency);
        }

        private static BigDecimal rounded(BigDecimal amount) {
            return amount.scale() <= PRICE_DECIMALS
                    ? amount
                    : amount.setScale(PRICE_DECIMALS, java.math.RoundingMode.HALF_UP);
        }

        private static boolean positive(BigDecimal number) {
            return number.signum() > 0;
        }

        private String word(String key, Object... values) {
            return Objects.requireNonNull(words.getMessage(key, values, show.locale()));
        }
    }
}
