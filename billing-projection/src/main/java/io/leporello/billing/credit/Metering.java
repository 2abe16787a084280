package io.leporello.billing.credit;

import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.totals.Totals;
import io.leporello.usage.entry.EntrySums;
import io.leporello.usage.entry.SumEntries;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;

/** Counts what customers used and what of it was prepaid. To be asked within one snapshot of the rows. */
@Component
public final class Metering {

    private final CreditBook book;
    private final Totals totals;
    private final QueryGateway queries;

    Metering(CreditBook book, Totals totals, QueryGateway queries) {
        this.book = book;
        this.totals = totals;
        this.queries = queries;
    }

    /** What a customer used as known now, from the totals. */
    public Metered now(PricedCustomer customer, long position) {
        var rates = book.rates(customer.zone(), position);
        return new Metered(
                customer.zone(),
                book.packs(customer.id(), position),
                rates,
                book.lastChange(customer.id(), position),
                (starts, end) -> totals.spans(customer.id(), starts, end, rates));
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
                                new SumEntries(customer.id(), starts, end, position, rates), EntrySums.class)
                        .join()
                        .usages());
    }
}
