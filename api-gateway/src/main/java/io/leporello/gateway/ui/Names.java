package io.leporello.gateway.ui;

import io.leporello.account.customer.CustomerPage;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.ListCustomers;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.UserStatus;
import io.leporello.account.user.UserView;
import io.leporello.event.Origin;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Page;
import io.leporello.page.Paging;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What customers, users and actors are called, as far as the reader may know; others keep their ids. */
@Component
public final class Names {

    private static final int SHORT = 8;

    private final Ledger ledger;
    private final Rights rights;
    private final MessageSource words;

    Names(Ledger ledger, Rights rights, MessageSource words) {
        this.ledger = ledger;
        this.rights = rights;
        this.words = words;
    }

    /** The names of one page, each asked for once. */
    public Book of(Caller reader) {
        return new Book(reader);
    }

    /** Names that were looked up already. */
    public final class Book {

        private final Caller reader;
        private final Map<String, String> customers = new HashMap<>();
        private final Map<String, String> users = new HashMap<>();

        private Book(Caller reader) {
            this.reader = reader;
        }

        /** Looks customers up at once that will be asked for one by one. */
        public Book expecting(Collection<String> ids) {
            var wanted = ids.stream()
                    .filter(id -> !customers.containsKey(id) && mayKnow("GET /v1/customers/{id}", id))
                    .distinct()
                    .limit(Page.MOST)
                    .toList();
            if (wanted.isEmpty()) return this;
            var question = new ListCustomers(null, null, wanted, null, Paging.first(Page.MOST));
            List<CustomerView> found =
                    ledger.ask(question, CustomerPage.class, reader.origin()).items();
            found.forEach(customer -> customers.put(customer.id(), customer.name()));
            return this;
        }

        public String customer(@Nullable String id) {
            if (id == null) return Display.UNKNOWN;
            if (!customers.containsKey(id)) expecting(List.of(id));
            return customers.computeIfAbsent(id, unknown -> unknown);
        }

        public String user(@Nullable String id) {
            return id == null ? Display.UNKNOWN : users.computeIfAbsent(id, this::nameOf);
        }

        private String nameOf(String id) {
            if (!mayKnow("GET /v1/users/{id}", id)) return briefly(id);
            var user = ledger.find(new FindUser(id), UserView.class, reader.origin());
            if (user.map(UserView::status).filter(UserStatus.ERASED::equals).isPresent()) return word("names.erased");
            return Objects.requireNonNullElse(user.map(UserView::name).orElse(null), briefly(id));
        }

        private boolean mayKnow(String call, String id) {
            return rights.may(reader, call, id);
        }

        /** @param actor as it stands in events, such as {@code key:ID} */
        public String actor(String actor) {
            var parts = actor.split(":", 2);
            if (parts.length == 2 && parts[0].equals("user")) return user(parts[1]);
            if (parts.length == 2) return word("names.key", briefly(parts[1]));
            return actor.equals(Origin.SYSTEM) ? word("names.system") : word("names.operator");
        }

        private static String briefly(String id) {
            return id.length() <= 2 * SHORT ? id : id.substring(0, SHORT) + "…";
        }

        private String word(String key, Object... values) {
            return Objects.requireNonNull(words.getMessage(key, values, LocaleContextHolder.getLocale()));
        }
    }
}
