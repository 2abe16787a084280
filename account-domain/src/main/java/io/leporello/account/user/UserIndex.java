package io.leporello.account.user;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.leporello.account.person.Forgetting;
import io.leporello.account.person.PersonKeys;
import io.leporello.refusal.Refusal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds users by name and address, which no table holds in the clear: both are opened once and kept in memory, at about 200
 * bytes a user. Whoever searches takes in the rows that changed since the last search, so this is exactly as new as the
 * rows. Erased people are dropped when their event is published, before their row is.
 *
 * <p>After a start it takes a while until all are opened. The users of one customer are few, so until then they are opened
 * for whoever asks; who asks for users of all customers waits a while, and is then asked to come again.
 */
@Component
@DependsOn("accountSchema")
class UserIndex implements Forgetting {

    private static final Logger LOG = LoggerFactory.getLogger(UserIndex.class);
    private static final int ROWS_AT_ONCE = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdbcClient database;
    private final PersonKeys keys;
    private final Duration patience;

    /** Of whoever reads changed rows, and of {@link #version}. */
    private final ReentrantLock reading = new ReentrantLock();

    private long version;
    private volatile boolean opened;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final OrderedUsers users = new OrderedUsers();
    private final Set<String> forgotten = new HashSet<>();

    @Autowired
    UserIndex(JdbcClient database, PersonKeys keys) {
        this(database, keys, PATIENCE);
    }

    UserIndex(JdbcClient database, PersonKeys keys, Duration patience) {
        this.database = database;
        this.keys = keys;
        this.patience = patience;
    }

    /** A million users take a while to open, which the first search need not wait for. */
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
     * @throws Refusal of kind BUSY when all users are asked for and are not opened yet
     */
    List<String> find(
            @Nullable String customer,
            @Nullable UserRole role,
            @Nullable String search,
            @Nullable String place,
            int limit) {
        if (customer != null && !opened) return usersOf(customer).find(customer, role, search, place, limit);
        catchUp();
        lock.readLock().lock();
        try {
            return users.find(customer, role, search, place, limit);
        } finally {
            lock.readLock().unlock();
        }
    }

    private OrderedUsers usersOf(String customer) {
        var some = new OrderedUsers();
        database
                .sql(UserRow.FROM + " where customer_id = :customer")
                .param("customer", customer)
                .query(UserRow::read)
                .list()
                .parallelStream()
                .map(row -> row.view(keys))
                .toList()
                .forEach(some::put);
        return some;
    }

    /** Takes in every row that changed since. */
    private void catchUp() {
        awaitTurn();
        try {
            for (var rows = changed(); !rows.isEmpty(); rows = changed()) {
                take(rows.parallelStream().map(row -> row.view(keys)).toList());
                version = rows.get(rows.size() - 1).version();
            }
            opened = true;
        } finally {
            reading.unlock();
        }
    }

    private void awaitTurn() {
        try {
            if (reading.tryLock(patience.toMillis(), MILLISECONDS)) return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.busy(
                "The names of all users are still being opened after a start; ask again, or for one customer");
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
            for (var view : views) if (view.name() == null || !forgotten.contains(view.id())) users.put(view);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void forget(String userId) {
        lock.writeLock().lock();
        try {
            // A row that was read before the erasure may still be on its way in here.
            forgotten.add(userId);
            users.forget(userId);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
