package io.leporello.billing.invoice;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.leporello.billing.credit.CreditBook;
import io.leporello.billing.invoice.UsageSummary.Day;
import io.leporello.billing.invoice.UsageSummary.Part;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.totals.Days;
import io.leporello.billing.totals.Days.DaySum;
import io.leporello.billing.totals.Totals;
import io.leporello.billing.totals.Totals.BucketSum;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.Usage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sums up for its invoice what was used in a month. To be asked in the snapshot that the statement is read in: then both
 * know the same.
 */
@Component
final class UsageSummaries {

    /** Of two that used the same the name decides, so that the same usage is always told in the same order. */
    private static final Comparator<Part> MOST_USED_FIRST = comparing(Part::usage, UsageSummaries::compared)
            .reversed()
            .thenComparing(Part::name, nullsLast(naturalOrder()));

    private final Days days;
    private final Totals totals;
    private final CreditBook creditBook;
    private final InvoiceTerms terms;

    UsageSummaries(Days days, Totals totals, CreditBook creditBook, InvoiceTerms terms) {
        this.days = days;
        this.totals = totals;
        this.creditBook = creditBook;
        this.terms = terms;
    }

    private static int compared(Usage one, Usage other) {
        return comparing(Usage::pages)
                .thenComparing(Usage::documents)
                .thenComparing(Usage::credits)
                .compare(one, other);
    }

    /** Null where nothing was used. */
    @Nullable
    UsageSummary of(PricedCustomer customer, BillingPeriod period, long position) {
        var byProduct = days.sums(
                List.of(customer.id()),
                null,
                period.firstDay(),
                period.dayAfter(),
                Days.Grain.DAY,
                Days.Cut.PRODUCT,
                creditBook.rates(Days.ZONE, position));
        if (byProduct.isEmpty()) return null;
        var byUser = totals.series(
                customer.id(),
                List.of(period.start()),
                period.end(),
                "user",
                null,
                creditBook.rates(customer.zone(), position));
        return new UsageSummary(
                byDay(period, byProduct),
                parts(byProduct, DaySum::key, DaySum::usage),
                parts(byUser, BucketSum::key, BucketSum::usage),
                page(customer, period));
    }

    private static List<Day> byDay(BillingPeriod period, List<DaySum> sums) {
        var used = sums.stream().collect(Collectors.toMap(DaySum::day, DaySum::usage, Usage::plus));
        return Stream.iterate(period.firstDay(), day -> day.isBefore(period.dayAfter()), day -> day.plusDays(1))
                .map(day -> new Day(day, used.getOrDefault(day, Usage.NONE)))
                .toList();
    }

    private static <S> List<Part> parts(List<S> sums, Function<S, @Nullable String> name, Function<S, Usage> usage) {
        var used = new HashMap<@Nullable String, Usage>();
        sums.forEach(sum -> used.merge(name.apply(sum), usage.apply(sum), Usage::plus));
        return used.entrySet().stream()
                .map(each -> new Part(each.getKey(), each.getValue()))
                .sorted(MOST_USED_FIRST)
                .toList();
    }

    private @Nullable String page(PricedCustomer customer, BillingPeriod period) {
        var site = terms.site();
        return site == null ? null : site + "/customers/" + customer.id() + "/statement?period=" + period.month();
    }
}
