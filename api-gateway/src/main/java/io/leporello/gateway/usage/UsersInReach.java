package io.leporello.gateway.usage;

import io.leporello.account.user.ListUsers;
import io.leporello.account.user.UserPage;
import io.leporello.account.user.UserRole;
import io.leporello.account.user.UserView;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Reach;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Page;
import io.leporello.page.Paging;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose use a caller may see where it is not everybody's. */
@Component
public final class UsersInReach {

    private final Ledger ledger;

    UsersInReach(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Ids of users of the customer; null when everything is to be seen. Who is no annotator any more is left out. */
    public @Nullable List<String> of(Access access, String customer) {
        if (access.wholeAccounts()) return null;
        var users = new ArrayList<String>();
        if (access.has(Reach.SELF) || access.has(Reach.OWN_PAGES))
            users.add(access.caller().userId());
        if (access.has(Reach.ANNOTATORS)) addAnnotators(users, access, customer);
        return users;
    }

    /** Annotators are no part of what credits are about; one sum over them and others must not tell either. */
    public static boolean withCredits(Access access) {
        return access.wholeAccounts() || (access.has(Reach.SELF) && !access.has(Reach.ANNOTATORS));
    }

    private void addAnnotators(List<String> users, Access access, String customer) {
        for (String after = null; ; ) {
            var question = new ListUsers(customer, UserRole.ANNOTATOR, null, new Paging(after, Page.MOST));
            var page = ledger.ask(question, UserPage.class, access.caller().origin(customer));
            page.items().stream().map(UserView::id).forEach(users::add);
            after = page.next();
            if (after == null) return;
        }
    }
}
