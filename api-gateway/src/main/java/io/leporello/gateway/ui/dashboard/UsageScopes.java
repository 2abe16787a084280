package io.leporello.gateway.ui.dashboard;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerFacts;
import io.leporello.billing.pricebook.Extent;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.usage.UsersInReach;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Turns the right to see usage into the scope of a page. */
@Component
public final class UsageScopes {

    private static final String PREVIEW = "GET /v1/customers/{id}/invoice-preview";

    private final Rights rights;
    private final UsersInReach users;
    private final CustomerDirectory customers;

    UsageScopes(Rights rights, UsersInReach users, CustomerDirectory customers) {
        this.rights = rights;
        this.users = users;
        this.customers = customers;
    }

    /** Everything the caller may see. */
    public UsageScope all(Access access, Display show) {
        return switch (access.widest()) {
            case ALL -> many(Extent.ALL, access, show);
            case SUBTREE -> many(Extent.below(access.ownCustomer()), access, show);
            default -> one(access, access.ownCustomer(), "/dashboard");
        };
    }

    private UsageScope many(Extent extent, Access access, Display show) {
        var amounts = !rights.reaches(access.caller(), PREVIEW).isEmpty();
        return new UsageScope(access.caller(), extent, null, true, amounts, show.zone(), "/dashboard");
    }

    /** One customer, as far as the caller may see it. */
    public UsageScope one(Access access, String customer, String path) {
        return new UsageScope(
                access.caller(),
                Extent.of(customer),
                users.of(access, customer),
                UsersInReach.withCredits(access),
                rights.may(access.caller(), PREVIEW, customer),
                customers.find(customer).map(CustomerFacts::zone).orElse(ZoneId.of("UTC")),
                path);
    }
}
