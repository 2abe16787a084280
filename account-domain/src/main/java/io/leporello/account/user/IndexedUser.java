package io.leporello.account.user;

import static java.util.Locale.ROOT;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the search keeps of a user in memory: about 300 bytes, ids and the place in both orders included. */
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
    final long trace;
    private final String text;
    private final List<UserRole> roles;

    /** Set for good as soon as it is in no list any more. */
    boolean gone;

    private IndexedUser(String id, @Nullable String customer, String text, List<UserRole> roles) {
        this.id = id;
        this.customer = customer == null ? "" : customer;
        this.text = text;
        this.trace = trace(text);
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

    /** Behind all users of a customer; null for all. */
    static @Nullable IndexedUser end(@Nullable String customer) {
        return customer == null ? null : new IndexedUser("", customer + '\0', "", List.of());
    }

    /**
     * One bit of 64 for each pair of neighbouring characters. Whatever holds a text has all bits of that text, so most users
     * are passed over without a look at theirs.
     */
    static long trace(String text) {
        var trace = 0L;
        for (var index = 1; index < text.length(); index++) {
            var pair = text.charAt(index - 1) * 31 + text.charAt(index);
            trace |= 1L << ((pair * 0x9E3779B97F4A7C15L) >>> 58);
        }
        return trace;
    }

    /** An id has no line feed, so the first one ends it. */
    static String place(UserView user) {
        return user.id() + '\n' + text(user);
    }

    boolean sameAs(IndexedUser other) {
        return customer.equals(other.customer) && text.equals(other.text) && roles.equals(other.roles);
    }

    boolean is(@Nullable String ofCustomer, @Nullable UserRole role) {
        return (ofCustomer == null || customer.equals(ofCustomer)) && (role == null || roles.contains(role));
    }

    /** @param lowerCase what name and address must hold; empty for anything */
    boolean matches(@Nullable UserRole role, String lowerCase) {
        return (role == null || roles.contains(role)) && text.contains(lowerCase);
    }

    private static String text(UserView user) {
        return user.name() == null ? NOBODY : (user.name() + '\n' + user.email()).toLowerCase(ROOT);
    }
}
