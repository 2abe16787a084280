package io.leporello.account.user;

import static java.util.Locale.ROOT;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the search keeps of a user in memory: about 240 bytes, ids and the place in both orders included. */
final class IndexedUser {

    /** Erased people have no name to be ordered by; they come last. */
    private static final String NOBODY = "\uFFFF";

    /** Users have few combinations of roles, so they share them. */
    private static final Map<List<UserRole>, List<UserRole>> COMBINATIONS = new ConcurrentHashMap<>();

    /** By name, then address, then id. */
    static final Comparator<IndexedUser> BY_NAME = (one, other) -> {
        var byText = one.text.compareTo(other.text);
        return byText == 0 ? one.id.compareTo(other.id) : byText;
    };

    static final Comparator<IndexedUser> BY_CUSTOMER = (one, other) -> {
        var byCustomer = one.customer.compareTo(other.customer);
        return byCustomer == 0 ? BY_NAME.compare(one, other) : byCustomer;
    };

    final String id;
    final String customer;
    private final String text;
    private final List<UserRole> roles;

    private IndexedUser(String id, @Nullable String customer, String text, List<UserRole> roles) {
        this.id = id;
        this.customer = customer == null ? "" : customer;
        this.text = text;
        this.roles = roles;
    }

    /** @param customers one text for each customer, since many users share it; grows */
    static IndexedUser of(UserView user, Map<String, String> customers) {
        var customer = user.customer() == null ? null : customers.computeIfAbsent(user.customer(), id -> id);
        return new IndexedUser(user.id(), customer, text(user), COMBINATIONS.computeIfAbsent(user.roles(), all -> all));
    }

    /** Where the list goes on behind this user: a user that is in no list, but in the order of all. */
    static IndexedUser behind(@Nullable String customer, String place) {
        var end = place.indexOf('\n');
        return new IndexedUser(place.substring(0, end), customer, place.substring(end + 1), List.of());
    }

    /** Before all users of a customer; null for all. */
    static IndexedUser first(@Nullable String customer) {
        return new IndexedUser("", customer, "", List.of());
    }

    /** An id has no line feed, so the first one ends it. */
    static String place(UserView user) {
        return user.id() + '\n' + text(user);
    }

    boolean matches(@Nullable UserRole role, @Nullable String lowerCase, @Nullable String search) {
        return (role == null || roles.contains(role))
                && (lowerCase == null || text.contains(lowerCase) || id.equals(search));
    }

    private static String text(UserView user) {
        return user.name() == null ? NOBODY : (user.name() + '\n' + user.email()).toLowerCase(ROOT);
    }
}
