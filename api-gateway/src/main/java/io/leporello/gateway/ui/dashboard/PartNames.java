package io.leporello.gateway.ui.dashboard;

import io.leporello.account.user.FindUser;
import io.leporello.account.user.UserView;
import io.leporello.billing.dashboard.FindOverview.Split;
import io.leporello.billing.dashboard.OverviewView.Part;
import io.leporello.gateway.web.Ledger;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a part of usage is called. */
@Component
final class PartNames {

    private final Ledger ledger;
    private final MessageSource words;

    PartNames(Ledger ledger, MessageSource words) {
        this.ledger = ledger;
        this.words = words;
    }

    String of(Part part, Split split, UsageScope scope) {
        var key = part.key();
        if (key == null) return word(split == Split.USER ? "dashboard.no-user" : "dashboard.no-product");
        if (part.name() != null) return part.name();
        return split == Split.USER ? user(key, scope) : key;
    }

    /** @param product empty for usage that names none */
    String product(String product) {
        return product.isEmpty() ? word("dashboard.no-product") : product;
    }

    private String user(String id, UsageScope scope) {
        var user = ledger.find(
                new FindUser(id),
                UserView.class,
                scope.caller().origin(scope.extent().customer()));
        if (user.isEmpty()) return id;
        var name = user.get().name();
        return name == null ? word("dashboard.erased") : name;
    }

    private String word(String key) {
        return words.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
