package io.leporello.billing.dashboard;

import io.leporello.billing.credit.CreditBook;
import io.leporello.billing.dashboard.ResellerUsageView.CustomerUsage;
import io.leporello.billing.dashboard.UsageView.Bucket;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.totals.Totals;
import io.leporello.billing.totals.Totals.BucketSum;
import io.leporello.measure.Usage;
import io.leporello.refusal.Refusal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers dashboards from the totals. */
@Component
final class UsageQueries {

    private final PriceBook priceBook;
    private final CreditBook creditBook;
    private final Totals totals;

    UsageQueries(PriceBook priceBook, CreditBook creditBook, Totals totals) {
        this.priceBook = priceBook;
        this.creditBook = creditBook;
        this.totals = totals;
    }

    @QueryHandler
    UsageView handle(FindUsage question) {
        var zone = customer(question.customer()).zone();
        var rates = creditBook.rates(zone, Long.MAX_VALUE);
        var buckets = Buckets.of(question.from(), question.to(), question.by(), zone);
        var group = question.group();
        var sums = totals.series(
                question.customer(),
                buckets.starts(),
                buckets.end(),
                group == null ? null : group.name().toLowerCase(Locale.ROOT),
                question.users(),
                rates);
        var series = group == null ? everyBucket(buckets, sums) : usedBuckets(buckets, sums, group);
        return new UsageView(question.customer(), question.from(), question.to(), zone.getId(), total(sums), series);
    }

    private PricedCustomer customer(String id) {
        return priceBook
                .customer(id, Long.MAX_VALUE)
                .orElseThrow(() -> Refusal.unknown("There is no customer account \"" + id + "\"."));
    }

    private static Usage total(List<BucketSum> sums) {
        return sums.stream().map(BucketSum::usage).reduce(Usage.NONE, Usage::plus);
    }

    private static List<Bucket> everyBucket(Buckets buckets, List<BucketSum> sums) {
        Map<Integer, Usage> used = new HashMap<>();
        sums.forEach(sum -> used.put(sum.bucket(), sum.usage()));
        var series = new ArrayList<Bucket>();
        for (var index = 0; index < buckets.labels().size(); index++)
            series.add(Bucket.of(
                    buckets.labels().get(index), null, null, Objects.requireNonNullElse(used.get(index), Usage.NONE)));
        return series;
    }

    private static List<Bucket> usedBuckets(Buckets buckets, List<BucketSum> sums, Grouping group) {
        return sums.stream()
                .map(sum -> Bucket.of(buckets.labels().get(sum.bucket()), group, sum.key(), sum.usage()))
                .toList();
    }

    @QueryHandler
    ResellerUsageView handle(FindResellerUsage question) {
        customer(question.reseller());
        var customers = priceBook.customersOf(question.reseller()).stream()
                .map(customer -> usage(customer, question))
                .toList();
        var sum = customers.stream().map(CustomerUsage::totals).reduce(Usage.NONE, Usage::plus);
        return new ResellerUsageView(question.reseller(), question.from(), question.to(), sum, customers);
    }

    private CustomerUsage usage(PricedCustomer customer, FindResellerUsage question) {
        ZoneId zone = customer.zone();
        var sum = totals.sum(
                customer.id(),
                question.from().atStartOfDay(zone).toInstant(),
                question.to().atStartOfDay(zone).toInstant(),
                creditBook.rates(zone, Long.MAX_VALUE));
        return new CustomerUsage(customer.id(), customer.name(), zone.getId(), sum);
    }
}
