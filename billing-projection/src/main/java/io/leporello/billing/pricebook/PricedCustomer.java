package io.leporello.billing.pricebook;

import io.leporello.account.customer.CustomerDetails;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A customer as known at a position.
 *
 * @param closedFrom the first day without an account; null while it is open
 */
public record PricedCustomer(
        String id, CustomerDetails details, @Nullable LocalDate closedFrom) {

    public String name() {
        return details.name();
    }

    /** ISO 4217 code of what they are billed in. */
    public String currency() {
        return details.currency();
    }

    /** In which their days and months begin. */
    public ZoneId zone() {
        return ZoneId.of(details.timeZone());
    }

    /** The account they are linked to; null for none. */
    public @Nullable String reseller() {
        return details.reseller();
    }
}
