package io.leporello.billing.dashboard;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.leporello.billing.credit.CreditBook;
import io.leporello.billing.dashboard.CustomerFiguresPage.CustomerFigures;
import io.leporello.billing.dashboard.ListCustomerFigures.Sorting;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.statement.EstimateView.Estimate;
import io.leporello.billing.statement.Estimates;
import io.leporello.billing.totals.Days;
import io.leporello.billing.totals.Days.Cut;
import io.leporello.billing.totals.Days.DaySum;
import io.leporello.billing.totals.Days.Grain;
import io.leporello.measure.Usage;
import io.leporello.page.Paging;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sorts customers by what they used. Names and sums of all are read, which are few; prices and last uses only of those on
 * the page, unless it is them that the list is sorted by.
 */
@Component
final class CustomerFiguresQueries {

    private static final Set<Sorting> BY_PRICE = Set.of(Sorting.PLAN, Sorting.AMOUNT);
    private static final Pattern OFFSET = Pattern.compile("\\d{1,9}");

    private final PriceBook priceBook;
    private final Days days;
    private final Estimates estimates;
    private final CreditBook credits;

    CustomerFiguresQueries(PriceBook priceBook, Days days, Estimates estimates, CreditBook credits) {
        this.priceBook = priceBook;
        this.days = days;
        this.estimates = estimates;
        this.credits = credits;
    }

    @QueryHandler
    CustomerFiguresPage handle(ListCustomerFigures question) {
        var customers = priceBook.within(question.extent()).stream()
                .filter(customer -> matches(customer, question.search()))
                .toList();
        var sorted = sorted(figures(customers, question), question);
        var first = Math.min(offset(question.paging()), sorted.size());
        var end = Math.min(first + question.paging().limit(), sorted.size());
        var shown = completed(sorted.subList(first, end), customers, question);
        return new CustomerFiguresPage(shown, end < sorted.size() ? String.valueOf(end) : null, sorted.size());
    }

    private static boolean matches(PricedCustomer customer, @Nullable String search) {
        if (search == null) return true;
        var part = search.toLowerCase(Locale.ROOT);
        return customer.name().toLowerCase(Locale.ROOT).contains(part)
                || customer.id().toLowerCase(Locale.ROOT).contains(part);
    }

    private static int offset(Paging paging) {
        var after = paging.after();
        if (after == null) return 0;
        if (!OFFSET.matcher(after).matches()) throw Paging.foreign(after);
        return Integer.parseInt(after);
    }

    private List<CustomerFigures> figures(List<PricedCustomer> customers, ListCustomerFigures question) {
        var usage = usage(question);
        var prices = BY_PRICE.contains(question.sorting()) ? prices(customers, question) : Map.<String, Estimate>of();
        var last = question.sorting() == Sorting.LAST_USE
                ? days.lastUse(customers.stream().map(PricedCustomer::id).toList())
                : Map.<String, Instant>of();
        return customers.stream()
                .map(customer -> new CustomerFigures(
                        customer.id(),
                        customer.name(),
                        customer.closedFrom(),
                        usage.getOrDefault(customer.id(), Usage.NONE),
                        prices.get(customer.id()),
                        last.get(customer.id())))
                .toList();
    }

    private Map<String, Usage> usage(ListCustomerFigures question) {
        var first = question.month().atDay(1);
        var usage = new HashMap<String, Usage>();
        var rates = credits.rates(Days.ZONE, Long.MAX_VALUE);
        for (DaySum sum : days.sums(null, null, first, first.plusMonths(1), Grain.WHOLE, Cut.CUSTOMER, rates))
            usage.put(Objects.requireNonNull(sum.key()), sum.usage());
        return usage;
    }

    private Map<String, Estimate> prices(List<PricedCustomer> customers, ListCustomerFigures question) {
        var prices = new HashMap<String, Estimate>();
        estimates
                .of(customers, question.month(), question.now())
                .forEach(estimate -> prices.put(estimate.customer(), estimate));
        return prices;
    }

    private static List<CustomerFigures> sorted(List<CustomerFigures> figures, ListCustomerFigures question) {
        var order = order(question.sorting());
        return figures.stream()
                .sorted((question.descending() ? order.reversed() : order)
                        .thenComparing(CustomerFigures::name)
                        .thenComparing(CustomerFigures::id))
                .toList();
    }

    private static Comparator<CustomerFigures> order(Sorting sorting) {
        return switch (sorting) {
            case NAME -> Comparator.comparing(figures -> figures.name().toLowerCase(Locale.ROOT));
            case PLAN ->
                by(figures ->
                        figures.estimate() == null ? null : figures.estimate().planName());
            case DOCUMENTS -> Comparator.comparing(figures -> figures.usage().documents());
            case PAGES -> Comparator.comparing(figures -> figures.usage().pages());
            case CREDITS -> Comparator.comparing(figures -> figures.usage().credits());
            case AMOUNT ->
                by(figures -> figures.estimate() == null
                        ? null
                        : new BigDecimal(figures.estimate().net()));
            case LAST_USE -> by(CustomerFigures::lastUse);
        };
    }

    private static <T extends Comparable<? super T>> Comparator<CustomerFigures> by(
            Function<CustomerFigures, @Nullable T> value) {
        return Comparator.comparing(value, nullsFirst(naturalOrder()));
    }

    private List<CustomerFigures> completed(
            List<CustomerFigures> shown, List<PricedCustomer> customers, ListCustomerFigures question) {
        var ids = shown.stream().map(CustomerFigures::id).toList();
        var last = days.lastUse(ids);
        var prices = prices(
                customers.stream()
                        .filter(customer -> ids.contains(customer.id()))
                        .toList(),
                question);
        return shown.stream()
                .map(figures -> new CustomerFigures(
                        figures.id(),
                        figures.name(),
                        figures.closedFrom(),
                        figures.usage(),
                        prices.get(figures.id()),
                        last.get(figures.id())))
                .toList();
    }
}
