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
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page of one customer begins with: the way back, the name, the tabs. */
@Component
public final class CustomerHead {

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
        var customer = ledger.find(new FindCustomer(id), CustomerView.class, caller.origin(id))
                .orElseThrow(() -> CustomerDirectory.unknown(id));
        model.addAttribute("customer", customer);
        model.addAttribute("subject", new Frame.Account(id, customer.name()));
        model.addAttribute("tabs", tabs(id, current, caller));
        return customer;
    }

    private List<Tab> tabs(String id, CustomerTab current, Caller caller) {
        return Arrays.stream(CustomerTab.values())
                .filter(tab -> rights.may(caller, tab.call(), id))
                .map(tab -> new Tab(
                        "customer.tab." + tab.name().toLowerCase(Locale.ROOT),
                        "/customers/" + id + tab.path(),
                        tab == current))
                .toList();
    }
}
