package io.leporello.billing.document;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.statement.StatementLine.OfUsage;
import io.leporello.billing.statement.StatementLine.Share;
import io.leporello.billing.statement.StatementLine.Step;
import io.leporello.billing.tax.TaxTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words what an invoice holds in figures: the same words on paper and in the electronic invoice. */
final class Wording {

    private final Invoice invoice;
    private final Texts texts;

    Wording(Invoice invoice) {
        this.invoice = invoice;
        this.texts = new Texts(invoice.locale(), invoice.currency());
    }

    /** @param amount that it adds or takes away; null where it only explains */
    record Detail(String text, @Nullable String amount) {

        @Override
        public String toString() {
            return amount == null ? text : text + " = " + amount;
        }
    }

    Texts texts() {
        return texts;
    }

    boolean isToBePaid() {
        return invoice.kind() != InvoiceKind.CREDIT_NOTE && invoice.gross().signum() > 0;
    }

    String terms() {
        if (isToBePaid()) return texts.text("terms.pay", texts.day(invoice.dueOn()));
        return texts.text(invoice.gross().signum() == 0 ? "terms.nothing" : "terms.credit");
    }

    /** Why it was credited or corrected, and whose usage it is when somebody else pays; null when there is nothing to say. */
    @Nullable
    String note() {
        var notes = Stream.of(reason(), usageOf()).filter(note -> note != null).toList();
        return notes.isEmpty() ? null : String.join("\n", notes);
    }

    @Nullable
    String reason() {
        return invoice.reason() == null ? null : texts.text("reason", invoice.reason());
    }

    @Nullable
    String usageOf() {
        var own = invoice.customer().equals(invoice.buyer().account());
        return own ? null : texts.text("usage-of", invoice.customer());
    }

    /** As the law wants it said; null where there is tax, and for a rate of zero, which needs no reason (BR-Z-10). */
    @Nullable
    String taxReason(TaxTotal tax) {
        return switch (tax.category()) {
            case S, Z -> null;
            case AE, O, G, E -> tax.note() == null ? texts.text("tax." + tax.category()) : tax.note();
        };
    }

    String name(StatementLine line) {
        if (line.meter() != null) return texts.text("meter." + line.meter());
        if (line.adjustment() == null) return texts.text("line." + line.kind());
        var direction = line.amount().signum() < 0 ? "less" : "more";
        return texts.text(
                "line.adjustment." + direction, texts.month(line.adjustment().period()));
    }

    /** The details in one text; null when there are none. */
    @Nullable
    String description(StatementLine line) {
        var details = details(line);
        return details.isEmpty() ? null : details.stream().map(Detail::toString).collect(Collectors.joining("\n"));
    }

    /** What explains a line that its price alone does not. */
    List<Detail> details(StatementLine line) {
        var details = new ArrayList<Detail>();
        if (line.kind().equals("purchase")) ofPurchase(details, line);
        else if (isPartOfPeriod(line))
            say(
                    details,
                    "detail.period",
                    texts.day(line.from()),
                    texts.day(line.to().minusDays(1)));
        if (line.usage() != null && ItemPrice.unitPrice(line) == null) ofUsage(details, line.usage());
        if (line.share() != null) ofShare(details, line.share());
        if (line.adjustment() != null)
            say(
                    details,
                    "detail.adjustment",
                    money(line.adjustment().cost()),
                    money(line.adjustment().billed()));
        return details;
    }

    private void ofPurchase(List<Detail> details, StatementLine line) {
        var purchase = line.purchase();
        var credits = number(line.quantity().value());
        if (purchase == null) details.add(new Detail(line.description(), null));
        else if (purchase.expiresOn() == null) say(details, "detail.purchase", credits);
        else
            say(
                    details,
                    "detail.purchase-until",
                    credits,
                    texts.day(purchase.expiresOn().minusDays(1)));
    }

    private boolean isPartOfPeriod(StatementLine line) {
        return line.adjustment() == null
                && !(line.from().equals(invoice.from()) && line.to().equals(invoice.to()));
    }

    private void ofUsage(List<Detail> details, OfUsage usage) {
        if (usage.freeUnits().value().signum() > 0)
            say(details, "detail.free", number(usage.freeUnits().value()));
        if (usage.prepaid().value().signum() > 0)
            say(details, "detail.prepaid", number(usage.prepaid().value()));
        usage.steps().forEach(step -> ofStep(details, step, usage));
        discount(details, "detail.volume-discount", usage.volumeDiscountPercent(), usage.volumeDiscount());
        discount(details, "detail.contract-discount", usage.contractDiscountPercent(), usage.contractDiscount());
        var discounted = usage.gross().subtract(usage.volumeDiscount()).subtract(usage.contractDiscount());
        if (usage.exact().compareTo(discounted) < 0)
            details.add(new Detail(
                    texts.text("detail.maximum", money(usage.exact())),
                    money(usage.exact().subtract(discounted))));
    }

    private void ofStep(List<Detail> details, Step step, OfUsage usage) {
        var units = step.units().value();
        if (units.signum() != 0) details.add(new Detail(step(step, usage), money(units.multiply(step.unitPrice()))));
        if (step.flatFee().signum() != 0)
            details.add(new Detail(texts.text("detail.flat-fee", step.tier()), money(step.flatFee())));
    }

    private String step(Step step, OfUsage usage) {
        var units = number(step.units().value());
        var price = money(step.unitPrice());
        if (usage.packageSize() != null)
            return texts.text(
                    "detail.package", units, price, number(usage.packageSize().value()));
        var from = step.from().value();
        if (step.upTo() == null)
            return texts.text(
                    from.signum() == 0 ? "detail.tier.all" : "detail.tier.last", units, price, "", number(from));
        return texts.text(
                from.signum() == 0 ? "detail.tier.first" : "detail.tier.middle",
                units,
                price,
                number(step.upTo().value()),
                number(from));
    }

    private void discount(List<Detail> details, String key, BigDecimal percent, BigDecimal amount) {
        if (percent.signum() != 0) details.add(new Detail(texts.text(key, number(percent)), money(amount.negate())));
    }

    private void ofShare(List<Detail> details, Share share) {
        var isWhole = share.days() == share.ofDays();
        var net = share.net();
        if (net == null) {
            if (!isWhole) say(details, "detail.share", share.days(), share.ofDays(), money(share.whole()));
        } else if (isWhole) say(details, "detail.minimum", money(share.whole()), money(net));
        else say(details, "detail.minimum-share", money(share.whole()), money(net), share.days(), share.ofDays());
    }

    private void say(List<Detail> details, String key, Object... parts) {
        details.add(new Detail(texts.text(key, parts), null));
    }

    private String number(BigDecimal number) {
        return texts.number(number);
    }

    private String money(BigDecimal amount) {
        return texts.money(amount);
    }
}
