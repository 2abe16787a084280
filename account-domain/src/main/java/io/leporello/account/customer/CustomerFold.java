package io.leporello.account.customer;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the facts about a customer follow from its events. */
final class CustomerFold {

    private CustomerFold() {}

    /** @param before null before the first event */
    static CustomerFacts after(@Nullable CustomerFacts before, CustomerEvent event) {
        if (event instanceof CustomerRegistered registered)
            return facts(registered.customerId(), registered.details(), before);
        if (event instanceof CustomerChanged changed) return facts(changed.customerId(), changed.details(), before);
        if (event instanceof CustomerClosed closed) return closed(Objects.requireNonNull(before), closed);
        throw new IllegalArgumentException("What does " + event + " mean for a customer?");
    }

    private static CustomerFacts facts(String id, CustomerDetails details, @Nullable CustomerFacts before) {
        return new CustomerFacts(
                id,
                ZoneId.of(details.timeZone()),
                before == null ? null : before.closedAt(),
                Currency.getInstance(details.currency()),
                details.reseller());
    }

    private static CustomerFacts closed(CustomerFacts before, CustomerClosed closed) {
        return new CustomerFacts(before.id(), before.zone(), closed.closedAt(), before.currency(), before.reseller());
    }
}
