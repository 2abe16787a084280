package io.leporello.billing.statement;

import io.leporello.billing.credit.CreditBook;
import io.leporello.billing.credit.Metering;
import io.leporello.billing.pricebook.AgreedPart;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.rating.Rating;
import io.leporello.billing.statement.EstimateView.Estimate;
import io.leporello.billing.totals.Days;
import io.leporello.billing.totals.Days.Cut;
import io.leporello.billing.totals.Days.Grain;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.money.Currencies;
import io.leporello.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rates a month of many customers at once, by the same arithmetic as a statement. It reads in several steps while usage comes
 * in, so it may be behind a statement by a moment; what counts in the end is the statement.
 */
@Component
public final class Estimates {

    private static final int CREDIT_DECIMALS = 3;
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final PriceBook priceBook;
    private final Days days;
    private final CreditBook credits;
    private final Metering metering;

    Estimates(PriceBook priceBook, Days days, CreditBook credits, Metering metering) {
        this.priceBook = priceBook;
        this.days = days;
        this.credits = credits;
        this.metering = metering;
    }

    @QueryHandler
    EstimateView handle(EstimateAmounts question) {
        var customers = priceBook.within(question.extent());
        var month = question.month();
        var before = month.minusMonths(1);
        var parts = priceBook.parts(customers, List.of(before, month));
        return new EstimateView(
                of(customers, month, parts.get(1), question.now()),
                of(customers, before, parts.get(0), question.now()));
    }

    /** What these customers owe for a month so far; those without a contract in it are missing. */
    public List<Estimate> of(List<PricedCustomer> customers, YearMonth month, Instant now) {
        return of(customers, month, priceBook.parts(customers, month), now);
    }

    private List<Estimate> of(
            List<PricedCustomer> customers, YearMonth month, Map<String, List<AgreedPart>> parts, Instant now) {
        var used = usage(parts);
        var holders = credits.holders();
        var estimates = new ArrayList<Estimate>();
        for (var customer : customers) {
            var own = parts.getOrDefault(customer.id(), List.of());
            if (!own.isEmpty())
                estimates.add(estimate(
                        new BillingPeriod(month, customer.zone()),
                        customer,
                        own,
                        used,
                        prepaid(customer, holders),
                        now));
        }
        return estimates;
    }

    /** What packs give in a part; most customers have none, and need not be asked for. */
    private Function<AgreedPart, Quantity> prepaid(PricedCustomer customer, Set<String> holders) {
        if (!holders.contains(customer.id())) return part -> Quantity.ZERO;
        var metered = metering.now(customer, Long.MAX_VALUE);
        return part -> metered.prepaid(part.from(), part.to());
    }

    /** Most customers have the same parts, most often the whole month; so there is one question for each kind of part. */
    private Map<Span, Map<String, Usage>> usage(Map<String, List<AgreedPart>> parts) {
        var customers = new LinkedHashMap<Span, List<String>>();
        parts.forEach((customer, own) -> own.forEach(part -> customers
                .computeIfAbsent(Span.of(part), span -> new ArrayList<>())
                .add(customer)));
        var used = new HashMap<Span, Map<String, Usage>>();
        customers.forEach((span, ids) -> used.put(span, usage(span, ids)));
        return used;
    }

    private Map<String, Usage> usage(Span span, List<String> customers) {
        var usage = new HashMap<String, Usage>();
        for (var sum : days.sums(
                customers,
                null,
                span.from,
                span.to,
                Grain.WHOLE,
                Cut.CUSTOMER,
                credits.rates(Days.ZONE, Long.MAX_VALUE))) usage.put(Objects.requireNonNull(sum.key()), sum.usage());
        return usage;
    }

    private record Span(LocalDate from, LocalDate to) {

        static Span of(AgreedPart part) {
            return new Span(part.from(), part.to());
        }
    }

    private static Estimate estimate(
            BillingPeriod period,
            PricedCustomer customer,
            List<AgreedPart> parts,
            Map<Span, Map<String, Usage>> used,
            Function<AgreedPart, Quantity> prepaid,
            Instant now) {
        var currency = Currencies.of(parts.get(0).terms().currency());
        var net = Money.zero(currency);
        @Nullable Money forecast = Money.zero(currency);
        for (var part : parts) {
            var usage = used.getOrDefault(Span.of(part), Map.of()).getOrDefault(customer.id(), Usage.NONE);
            var rated = rated(part, period, usage, prepaid.apply(part));
            net = net.plus(rated);
            var whole = continued(part, period, usage, now);
            if (forecast == null || whole == null) forecast = null;
            else
                forecast = forecast.plus(whole.equals(usage) ? rated : rated(part, period, whole, prepaid.apply(part)));
        }
        var last = parts.get(parts.size() - 1);
        return new Estimate(
                customer.id(),
                currency.getCurrencyCode(),
                net.toPlainString(),
                forecast == null ? null : forecast.toPlainString(),
                last.plan(),
                last.terms().name());
    }

    private static Money rated(AgreedPart part, BillingPeriod period, Usage usage, Quantity prepaid) {
        var share = period.share(part.from(), part.to());
        return Rating.rate(part.terms(), part.discountPercent(), share, usage, prepaid)
                .net();
    }

    /** The usage of a part if its rest is like what was; null when it is too early to tell. */
    private static @Nullable Usage continued(AgreedPart part, BillingPeriod period, Usage usage, Instant now) {
        var start = period.startOf(part.from());
        var end = period.startOf(part.to());
        if (!now.isBefore(end)) return usage;
        var passed = Duration.between(start, now).toSeconds();
        if (passed < DAY_SECONDS) return null;
        var whole = Duration.between(start, end).toSeconds();
        return new Usage(
                continued(usage.documents(), whole, passed, 0),
                continued(usage.pages(), whole, passed, 0),
                continued(usage.credits(), whole, passed, CREDIT_DECIMALS));
    }

    private static Quantity continued(Quantity used, long whole, long passed, int decimals) {
        return new Quantity(used.value()
                .multiply(BigDecimal.valueOf(whole))
                .divide(BigDecimal.valueOf(passed), decimals, RoundingMode.HALF_UP));
    }
}
