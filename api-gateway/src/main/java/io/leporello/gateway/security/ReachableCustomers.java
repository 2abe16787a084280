package io.leporello.gateway.security;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerFacts;
import io.leporello.account.customer.CustomerPage;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.ListCustomers;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Page;
import io.leporello.page.Paging;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customer accounts in reach of a caller by name, for questions whose answer must leave the others out. */
@Component
public final class ReachableCustomers {

    private final Ledger ledger;
    private final CustomerDirectory customers;

    ReachableCustomers(Ledger ledger, CustomerDirectory customers) {
        this.ledger = ledger;
        this.customers = customers;
    }

    /** Whether one of them is in reach, asked of memory. */
    public boolean includes(String customer, Access access) {
        return switch (access.widest()) {
            case ALL -> true;
            case SUBTREE -> customer.equals(access.ownCustomer()) || isLinked(customer, access.ownCustomer());
            default -> customer.equals(access.ownCustomer());
        };
    }

    private boolean isLinked(String customer, String reseller) {
        return customers
                .find(customer)
                .map(CustomerFacts::reseller)
                .filter(reseller::equals)
                .isPresent();
    }

    /** Their ids; null when nothing is to be left out. */
    public @Nullable List<String> of(Access access) {
        return switch (access.widest()) {
            case ALL -> null;
            case SUBTREE -> subtree(access);
            default -> List.of(access.ownCustomer());
        };
    }

    private List<String> subtree(Access access) {
        var ids = new ArrayList<String>();
        for (String after = null; ; ) {
            var question = new ListCustomers(null, null, null, access.ownCustomer(), new Paging(after, Page.MOST));
            var page = ledger.ask(question, CustomerPage.class, access.caller().origin());
            page.items().stream().map(CustomerView::id).forEach(ids::add);
            after = page.next();
            if (after == null) return ids;
        }
    }
}
