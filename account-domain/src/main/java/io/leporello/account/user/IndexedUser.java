package io.leporello.account.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the search keeps of a user in memory: two objects of about 140 bytes for an id of 36 characters, and name and address
 * of 45. What is text elsewhere is bytes here, in one piece, since there may be millions.
 */
final class IndexedUser {

    /** Erased people have no name to be ordered by; they come last: there is no character behind this one. */
    private static final String NOBODY = Character.toString(Character.MAX_CODE_POINT);

    /** An id has no line feed, so the first one ends it. */
    private static final char END_OF_ID = '\n';

    /** Users have few combinations of roles, so they share them. */
    private static final Map<List<UserRole>, List<UserRole>> COMBINATIONS = new ConcurrentHashMap<>();

    /** By name, then address, then id. */
    static final Comparator<IndexedUser> BY_NAME = (one, other) -> {
        var byText = Arrays.compareUnsigned(
                one.content, one.textAt, one.content.length, other.content, other.textAt, other.content.length);
        return byText == 0
                ? Arrays.compareUnsigned(one.content, 0, one.textAt, other.content, 0, other.textAt)
                : byText;
    };

    static final Comparator<IndexedUser> BY_CUSTOMER = (one, other) -> {
        var byCustomer = one.customer.compareTo(other.customer);
        return byCustomer == 0 ? BY_NAME.compare(one, other) : byCustomer;
    };

    final String customer;

    /** The {@link #place} of the user in UTF-8, whose bytes compare as its characters do. */
    private final byte[] content;

    private final int textAt;
    private final List<UserRole> roles;

    /** Set for good as soon as it is in no list any more. */
    boolean gone;

    private IndexedUser(@Nullable String customer, String place, List<UserRole> roles) {
        this.customer = customer == null ? "" : customer;
        this.content = place.getBytes(UTF_8);
        this.textAt = bytes(place.substring(0, place.indexOf(END_OF_ID) + 1)).length;
        this.roles = roles;
    }

    /** @param customers one text for each customer, since many users share it; grows */
    static IndexedUser of(UserView user, Map<String, String> customers) {
        var customer = user.customer() == null ? null : customers.computeIfAbsent(user.customer(), id -> id);
        return new IndexedUser(customer, place(user), COMBINATIONS.computeIfAbsent(user.roles(), all -> all));
    }

    /** Where the list goes on behind this user: a user that is in no list, but in the order of all. */
    static IndexedUser behind(@Nullable String customer, String place) {
        return new IndexedUser(customer, place, List.of());
    }

    /** Before all users of a customer; null for all. */
    static IndexedUser first(@Nullable String customer) {
        return new IndexedUser(customer, String.valueOf(END_OF_ID), List.of());
    }

    /** Behind all users of a customer; null for all. */
    static @Nullable IndexedUser end(@Nullable String customer) {
        return customer == null ? null : first(customer + '\0');
    }

    /** What names a user and its place in the list of all. */
    static String place(UserView user) {
        var text = user.name() == null ? NOBODY : (user.name() + '\n' + user.email()).toLowerCase(ROOT);
        return user.id() + END_OF_ID + text;
    }

    /** A text as it is looked for. */
    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /**
     * One bit of 64 for each pair of neighbouring bytes. Whatever holds a text has all bits of that text, so most users are
     * passed over without a look at theirs.
     */
    static long trace(byte[] text) {
        return trace(text, 0);
    }

    long trace() {
        return trace(content, textAt);
    }

    private static long trace(byte[] text, int from) {
        var trace = 0L;
        for (var index = from + 1; index < text.length; index++) {
            var pair = text[index - 1] * 31 + text[index];
            trace |= 1L << ((pair * 0x9E3779B97F4A7C15L) >>> 58);
        }
        return trace;
    }

    byte[] id() {
        return Arrays.copyOf(content, textAt - 1);
    }

    boolean hasId(byte[] id) {
        return Arrays.equals(content, 0, textAt - 1, id, 0, id.length);
    }

    String idText() {
        return new String(content, 0, textAt - 1, UTF_8);
    }

    boolean sameAs(IndexedUser other) {
        return customer.equals(other.customer) && Arrays.equals(content, other.content) && roles.equals(other.roles);
    }

    boolean is(@Nullable String ofCustomer, @Nullable UserRole role) {
        return (ofCustomer == null || customer.equals(ofCustomer)) && (role == null || roles.contains(role));
    }

    /** @param part what name and address must hold, in lower case; empty for anything */
    boolean matches(@Nullable UserRole role, byte[] part) {
        return (role == null || roles.contains(role)) && holds(part);
    }

    private boolean holds(byte[] part) {
        for (var at = textAt; at <= content.length - part.length; at++)
            if (Arrays.equals(content, at, at + part.length, part, 0, part.length)) return true;
        return false;
    }
}
