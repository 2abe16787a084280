package io.leporello.billing.credit;

import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.totals.Days;
import io.leporello.usage.entry.EntrySums;
import io.leporello.usage.entry.SumEntries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Counts what customers used and what of it was prepaid. To be asked within one snapshot of the rows. */
@Component
public final class Metering {

    private final CreditBook book;
    private final Days days;
    private final QueryGateway queries;

    Metering(CreditBook book, Days days, QueryGateway queries) {
        this.book = book;
        this.days = days;
        this.queries = queries;
    }

    /** What a customer used as known now, from the sums of its days. */
    public Metered now(PricedCustomer customer, long position) {
        var rates = book.rates(customer.zone(), position);
        return new Metered(
                customer.zone(),
                book.packs(customer.id(), position),
                rates,
                book.lastChange(customer.id(), position),
                (starts, end) -> days.spans(customer.id(), starts, end, book.rates(Days.ZONE, position)));
    }

    /** What a customer had used as known at a position, from the single entries. */
    public Metered asOf(PricedCustomer customer, long position) {
        var rates = book.rates(customer.zone(), position);
        return new Metered(
                customer.zone(),
                book.packs(customer.id(), position),
                rates,
                book.lastChange(customer.id(), position),
                (starts, end) -> queries.query(
                                new SumEntries(
                                        customer.id(),
                                        instants(starts, customer),
                                        start(end, customer),
                                        position,
                                        rates),
                                EntrySums.class)
                        .join()
                        .usages());
    }

    private static List<Instant> instants(List<LocalDate> days, PricedCustomer customer) {
        return days.stream().map(day -> start(day, customer)).toList();
    }

    private static Instant start(LocalDate day, PricedCustomer customer) {
        return day.atStartOfDay(customer.zone()).toInstant();
    }
}
