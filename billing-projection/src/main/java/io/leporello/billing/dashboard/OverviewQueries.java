package io.leporello.billing.dashboard;

import io.leporello.billing.credit.CreditBook;
import io.leporello.billing.dashboard.FindOverview.Split;
import io.leporello.billing.dashboard.OverviewView.Before;
import io.leporello.billing.dashboard.OverviewView.Part;
import io.leporello.billing.dashboard.OverviewView.Series;
import io.leporello.billing.pricebook.Extent;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.totals.Days;
import io.leporello.billing.totals.Days.Cut;
import io.leporello.billing.totals.Days.DaySum;
import io.leporello.billing.totals.Days.Grain;
import io.leporello.billing.totals.Totals;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.refusal.Refusal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers overviews: from the sums of whole days, which are few; by user from the slots of the one customer. */
@Component
final class OverviewQueries {

    private final PriceBook priceBook;
    private final Days days;
    private final Totals totals;
    private final CreditBook credits;

    OverviewQueries(PriceBook priceBook, Days days, Totals totals, CreditBook credits) {
        this.priceBook = priceBook;
        this.days = days;
        this.totals = totals;
        this.credits = credits;
    }

    @QueryHandler
    OverviewView handle(FindOverview question) {
        return question.needsUsers() ? fromSlots(question) : fromDays(question);
    }

    private OverviewView fromDays(FindOverview question) {
        var customers = customers(question.extent());
        var product = question.product();
        var rates = credits.rates(Days.ZONE, Long.MAX_VALUE);
        var grain = question.by() == Step.MONTH ? Grain.MONTH : Grain.DAY;
        Course all = (from, to, cut) -> days.sums(customers, product, from, to, cut, null, rates);
        var starts = starts(question);
        var rows = all.of(firstOf(question), question.to(), grain);
        var sums = overTime(starts, rows);
        var before = before(question, question.by() == Step.DAY ? rows : null, all);
        var split = question.split();
        if (split == null) return new OverviewView(starts, total(sums), sums, List.of(), List.of(), before);
        var cut = split == Split.CUSTOMER ? Cut.CUSTOMER : Cut.PRODUCT;
        var parts =
                parts(days.sums(customers, product, question.from(), question.to(), Grain.WHOLE, cut, rates), question);
        return view(starts, sums, parts, before, largest -> {
            // A few customers are found by their key; products are few already.
            var whose = split == Split.CUSTOMER ? largest : customers;
            return days.sums(whose, product, question.from(), question.to(), grain, cut, rates);
        });
    }

    /** What was used in spans of days, all parts together. */
    private interface Course {
        List<DaySum> of(LocalDate from, LocalDate to, Grain grain);
    }

    /** Days before the overview's own are read together with them, since most of them are the same. */
    private static LocalDate firstOf(FindOverview question) {
        var before = question.before();
        if (before == null || question.by() != Step.DAY) return question.from();
        return before.days().isBefore(question.from()) ? before.days() : question.from();
    }

    /** @param rows that hold the single days; null when they have to be asked for */
    private static @Nullable Before before(FindOverview question, @Nullable List<DaySum> rows, Course course) {
        var asked = question.before();
        if (asked == null) return null;
        var total = course.of(asked.from(), asked.to(), Grain.WHOLE).stream()
                .map(DaySum::usage)
                .reduce(Usage.NONE, Usage::plus);
        var days = asked.days().datesUntil(question.to()).toList();
        return new Before(
                total, overTime(days, rows == null ? course.of(asked.days(), question.to(), Grain.DAY) : rows));
    }

    /** Null when nothing is to be left out. */
    private @Nullable Collection<String> customers(Extent extent) {
        if (extent.customer() != null) return List.of(known(extent.customer()).id());
        if (extent.subtree() == null) return null;
        return priceBook.names(extent).keySet();
    }

    private PricedCustomer known(String id) {
        return priceBook
                .customer(id, Long.MAX_VALUE)
                .orElseThrow(() -> Refusal.unknown("There is no customer account \"" + id + "\"."));
    }

    private OverviewView fromSlots(FindOverview question) {
        var zone = known(Objects.requireNonNull(question.extent().customer())).zone();
        var column = question.split() == Split.USER ? "user" : question.split() == Split.PRODUCT ? "product" : null;
        var rows = slots(question, zone, question.from(), question.to(), question.by(), column);
        var starts = starts(question);
        var sums = overTime(starts, rows);
        var before = before(
                question,
                null,
                (from, to, grain) -> slots(question, zone, from, to, grain == Grain.DAY ? Step.DAY : Step.MONTH, null));
        if (column == null) return new OverviewView(starts, total(sums), sums, List.of(), List.of(), before);
        return view(starts, sums, parts(rows, question), before, largest -> rows);
    }

    private List<DaySum> slots(
            FindOverview question, ZoneId zone, LocalDate from, LocalDate to, Step by, @Nullable String column) {
        var buckets = Buckets.of(from, to, by, zone);
        return totals
                .series(
                        Objects.requireNonNull(question.extent().customer()),
                        buckets.starts(),
                        buckets.end(),
                        column,
                        question.users(),
                        credits.rates(zone, Long.MAX_VALUE))
                .stream()
                .map(sum -> new DaySum(LocalDate.parse(buckets.labels().get(sum.bucket())), sum.key(), sum.usage()))
                .toList();
    }

    private static OverviewView view(
            List<LocalDate> starts,
            List<Usage> sums,
            List<Part> parts,
            @Nullable Before before,
            Function<List<String>, List<DaySum>> overTimeOf) {
        var shown = parts.size() <= OverviewView.SERIES_MAX ? parts.size() : OverviewView.SERIES_MAX - 1;
        var largest = parts.subList(0, shown);
        var keys = largest.stream().map(Part::key).filter(Objects::nonNull).toList();
        var byKey = new HashMap<String, List<DaySum>>();
        for (var row : overTimeOf.apply(keys))
            byKey.computeIfAbsent(keyOf(row.key()), key -> new ArrayList<>()).add(row);
        var series = largest.stream()
                .map(part -> new Series(part, overTime(starts, byKey.getOrDefault(keyOf(part.key()), List.of()))))
                .collect(Collectors.toCollection(ArrayList::new));
        if (shown < parts.size()) series.add(rest(sums, series));
        return new OverviewView(starts, total(sums), sums, parts, series, before);
    }

    /** Maps hold no null; no id and no product is a space. */
    private static String keyOf(@Nullable String key) {
        return key == null ? " " : key;
    }

    private static Series rest(List<Usage> sums, List<Series> series) {
        var rest = new ArrayList<Usage>();
        for (var index = 0; index < sums.size(); index++) {
            var left = sums.get(index);
            for (var part : series) left = minus(left, part.usage().get(index));
            rest.add(left);
        }
        return new Series(null, rest);
    }

    private static Usage minus(Usage usage, Usage other) {
        return new Usage(
                usage.documents().minus(other.documents()),
                usage.pages().minus(other.pages()),
                usage.credits().minus(other.credits()));
    }

    private List<Part> parts(List<DaySum> rows, FindOverview question) {
        var sums = new HashMap<String, Usage>();
        rows.forEach(row -> sums.merge(keyOf(row.key()), row.usage(), Usage::plus));
        var names = question.split() == Split.CUSTOMER ? priceBook.names(question.extent()) : Map.<String, String>of();
        Comparator<Part> largest =
                Comparator.comparing(part -> part.usage().of(question.ranking()), Comparator.<Quantity>reverseOrder());
        return sums.entrySet().stream()
                .map(sum -> part(sum.getKey(), sum.getValue(), names))
                .sorted(largest.thenComparing(part -> keyOf(part.key())))
                .toList();
    }

    private static Part part(String key, Usage usage, Map<String, String> names) {
        return key.equals(keyOf(null)) ? new Part(null, null, usage) : new Part(key, names.get(key), usage);
    }

    private static List<LocalDate> starts(FindOverview question) {
        return Buckets.of(question.from(), question.to(), question.by(), ZoneOffset.UTC).labels().stream()
                .map(LocalDate::parse)
                .toList();
    }

    /** Rows of days before the first start count for nothing. */
    private static List<Usage> overTime(List<LocalDate> starts, List<DaySum> rows) {
        var sums = new Usage[starts.size()];
        Arrays.fill(sums, Usage.NONE);
        for (var row : rows) {
            var index = indexOf(starts, Objects.requireNonNull(row.day()));
            if (index >= 0) sums[index] = sums[index].plus(row.usage());
        }
        return List.of(sums);
    }

    /** The last start that is not after the day; negative when all are. */
    private static int indexOf(List<LocalDate> starts, LocalDate day) {
        var found = Collections.binarySearch(starts, day);
        return found >= 0 ? found : -found - 2;
    }

    private static Usage total(List<Usage> sums) {
        return sums.stream().reduce(Usage.NONE, Usage::plus);
    }
}
