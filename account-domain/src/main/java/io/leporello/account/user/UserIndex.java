package io.leporello.account.user;

import static java.util.Locale.ROOT;

import io.leporello.account.person.Forgetting;
import io.leporello.account.person.PersonKeys;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds users by name and address, which no table holds in the clear: both are opened once and kept in memory, at about 300
 * bytes a user. Whoever searches first takes in the rows that changed since the last search, so this is exactly as new as
 * the rows. Erased people are dropped when their event is published, before their row is.
 */
@Component
@DependsOn("accountSchema")
class UserIndex implements Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(UserIndex.class);
    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient database;
    private final PersonKeys keys;

    private final Object reading = new Object();
    private long version;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final UsersById users = new UsersById();
    private final Map<String, String> customers = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private final SortedUsers byName = new SortedUsers(IndexedUser.BY_NAME);
    private final SortedUsers byCustomer = new SortedUsers(IndexedUser.BY_CUSTOMER);

    UserIndex(JdbcClient database, PersonKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** A million users take seconds to open, which the first search need not wait for. */
    @EventListener(ContextRefreshedEvent.class)
    void open() {
        var opener = new Thread(this::openQuietly, "user-index");
        opener.setDaemon(true);
        opener.start();
    }

    private void openQuietly() {
        try {
            catchUp();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Users could not be opened for the search yet, the first one will try again: {}",
                    failure.toString());
        }
    }

    /**
     * Ids in the order of names.
     *
     * @param customer null for users of all
     * @param search a whole id, or part of name or address
     * @param place    what {@link IndexedUser#place} gave for the last one before; null for the first
     */
    List<String> find(
            @Nullable String customer,
            @Nullable UserRole role,
            @Nullable String search,
            @Nullable String place,
            int limit) {
        catchUp();
        lock.readLock().lock();
        try {
            var meant = search == null ? null : users.find(IndexedUser.bytes(search));
            if (meant != null) return place == null && meant.is(customer, role) ? List.of(meant.idText()) : List.of();
            var part = IndexedUser.bytes(search == null ? "" : search.toLowerCase(ROOT));
            var from = place == null ? IndexedUser.first(customer) : IndexedUser.behind(customer, place);
            return (customer == null ? byName : byCustomer)
                            .between(
                                    from,
                                    IndexedUser.end(customer),
                                    IndexedUser.trace(part),
                                    user -> user.matches(role, part),
                                    limit)
                            .stream()
                            .map(IndexedUser::idText)
                            .toList();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Takes in every row that changed since. */
    private void catchUp() {
        synchronized (reading) {
            for (var rows = changed(); !rows.isEmpty(); rows = changed()) {
                take(rows.parallelStream().map(row -> row.view(keys)).toList());
                version = rows.get(rows.size() - 1).version();
            }
        }
    }

    private List<UserRow> changed() {
        return database.sql(UserRow.FROM + " where version > :version order by version limit " + ROWS_AT_ONCE)
                .param("version", version)
                .query(UserRow::read)
                .list();
    }

    private void take(List<UserView> views) {
        lock.writeLock().lock();
        try {
            views.forEach(this::put);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void put(UserView view) {
        if (view.name() != null && forgotten.contains(view.id())) return;
        var user = IndexedUser.of(view, customers);
        var before = users.find(user.id());
        // A rebuilt table comes in again as a whole, and nearly all of it is as it was.
        if (before != null && before.sameAs(user)) return;
        if (before != null) drop(before);
        users.put(user);
        byName.add(user);
        byCustomer.add(user);
    }

    @Override
    public void forget(String userId) {
        lock.writeLock().lock();
        try {
            // A row that was read before the erasure may still be on its way in here.
            forgotten.add(userId);
            var user = users.remove(IndexedUser.bytes(userId));
            if (user == null) return;
            drop(user);
            byName.settle();
            byCustomer.settle();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void drop(IndexedUser user) {
        user.gone = true;
        byName.remove(user);
        byCustomer.remove(user);
    }
}
