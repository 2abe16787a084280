package io.leporello.account.user;

import static java.util.Locale.ROOT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users in memory, by id, by name and by customer. Not safe for threads by itself. */
final class OrderedUsers {

    private final UsersById byId = new UsersById();
    private final Map<String, String> customers = new HashMap<>();
    private final SortedUsers byName = new SortedUsers(IndexedUser.BY_NAME);
    private final SortedUsers byCustomer = new SortedUsers(IndexedUser.BY_CUSTOMER);

    /**
     * Ids in the order of names.
     *
     * @param customer null for users of all
     * @param search   a whole id, or part of name or address
     * @param place    what {@link IndexedUser#place} gave for the last one before; null for the first
     */
    List<String> find(
            @Nullable String customer,
            @Nullable UserRole role,
            @Nullable String search,
            @Nullable String place,
            int limit) {
        var meant = search == null ? null : byId.find(IndexedUser.bytes(search));
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
    }

    void put(UserView view) {
        var user = IndexedUser.of(view, customers);
        var before = byId.find(user.id());
        // A rebuilt table comes in again as a whole, and nearly all of it is as it was.
        if (before != null && before.sameAs(user)) return;
        if (before != null) drop(before);
        byId.put(user);
        byName.add(user);
        byCustomer.add(user);
    }

    /** Nothing of the user is left in memory here when this returns. */
    void forget(String userId) {
        var user = byId.remove(IndexedUser.bytes(userId));
        if (user == null) return;
        drop(user);
        byName.settle();
        byCustomer.settle();
    }

    private void drop(IndexedUser user) {
        user.gone = true;
        byName.remove(user);
        byCustomer.remove(user);
    }
}
