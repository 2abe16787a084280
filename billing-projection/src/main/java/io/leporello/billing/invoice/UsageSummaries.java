package io.leporello.billing.invoice;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.leporello.billing.credit.CreditBook;
import io.leporello.billing.invoice.UsageSummary.Day;
import io.leporello.billing.invoice.UsageSummary.Part;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.totals.Totals;
import io.leporello.billing.totals.Totals.BucketSum;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    private final Totals totals;
    private final CreditBook creditBook;
    private final InvoiceTerms terms;

    UsageSummaries(Totals totals, CreditBook creditBook, InvoiceTerms terms) {
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
        var rates = creditBook.rates(customer.zone(), position);
        var days = Stream.iterate(period.firstDay(), day -> day.isBefore(period.dayAfter()), day -> day.plusDays(1))
                .toList();
        Function<LocalDate, Instant> start =
                day -> day.atStartOfDay(period.zone()).toInstant();
        var starts = days.stream().map(start).toList();
        var byProduct = totals.series(customer.id(), starts, period.end(), "product", null, rates);
        if (byProduct.isEmpty()) return null;
        var byUser = totals.series(customer.id(), starts.subList(0, 1), period.end(), "user", null, rates);
        return new UsageSummary(days(days, byProduct), parts(byProduct), parts(byUser), page(customer, period));
    }

    private static List<Day> days(List<LocalDate> days, List<BucketSum> sums) {
        var used = sums.stream().collect(Collectors.toMap(BucketSum::bucket, BucketSum::usage, Usage::plus));
        return IntStream.range(0, days.size())
                .mapToObj(index -> new Day(days.get(index), used.getOrDefault(index, Usage.NONE)))
                .toList();
    }

    private static List<Part> parts(List<BucketSum> sums) {
        var used = new HashMap<@Nullable String, Usage>();
        sums.forEach(sum -> used.merge(sum.key(), sum.usage(), Usage::plus));
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
