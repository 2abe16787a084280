package io.leporello.gateway.ui.customer;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Frame;
import io.leporello.gateway.web.Ledger;
import io.leporello.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page of one customer begins with: the way back, the name, the tabs. */
@Component
public final class CustomerHead {

    private static final String READ = "GET /v1/customers/{id}";

    private final Ledger ledger;
    private final Rights rights;

    CustomerHead(Ledger ledger, Rights rights) {
        this.ledger = ledger;
        this.rights = rights;
    }

    /** @param current whether the page belongs to it */
    public record Tab(String key, String path, boolean current) {}

    /**
     * Puts {@code customer}, {@code subject} and {@code tabs} into the model, for the fragment {@code customer/head}.
     *
     * @throws Refusal of kind UNKNOWN when there is no such customer
     */
    public CustomerView addTo(Model model, String id, CustomerTab current, Caller caller) {
        var customer = find(id, caller).orElseThrow(() -> CustomerDirectory.unknown(id));
        add(customer, model, current, caller);
        return customer;
    }

    /** The same for a page that is there without a customer too: nothing for one that the caller does not know of. */
    public void addIfKnown(Model model, String id, CustomerTab current, Caller caller) {
        if (rights.may(caller, READ, id)) find(id, caller).ifPresent(customer -> add(customer, model, current, caller));
    }

    private Optional<CustomerView> find(String id, Caller caller) {
        return ledger.find(new FindCustomer(id), CustomerView.class, caller.origin(id));
    }

    private void add(CustomerView customer, Model model, CustomerTab current, Caller caller) {
        model.addAttribute("customer", customer);
        model.addAttribute("subject", new Frame.Account(customer.id(), customer.name()));
        model.addAttribute("tabs", tabs(customer.id(), current, caller));
    }

    private List<Tab> tabs(String id, CustomerTab current, Caller caller) {
        return Arrays.stream(CustomerTab.values())
                .filter(tab -> rights.may(caller, tab.call(), id))
                .map(tab ->
                        new Tab("customer.tab." + tab.name().toLowerCase(Locale.ROOT), tab.path(id), tab == current))
                .toList();
    }
}
