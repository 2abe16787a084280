package io.leporello.account.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Users in one order: nearly all in an array, which is quick to run through, and the recent ones beside it until they are
 * worth a copy of the array. Not safe for threads by itself.
 */
final class SortedUsers {

    private static final int RECENT_MIN = 1_000;

    /** Recent ones may be one for so many in the array. */
    private static final int RECENT_SHARE = 16;

    private final Comparator<IndexedUser> order;
    private final TreeSet<IndexedUser> recent;
    private IndexedUser[] settled = {};

    SortedUsers(Comparator<IndexedUser> order) {
        this.order = order;
        this.recent = new TreeSet<>(order);
    }

    void add(IndexedUser user) {
        recent.add(user);
        if (recent.size() > RECENT_MIN + settled.length / RECENT_SHARE) settle();
    }

    /** Nothing of the user is left in memory here when this returns. */
    void remove(IndexedUser user) {
        if (recent.remove(user)) return;
        var at = Arrays.binarySearch(settled, user, order);
        if (at < 0) return;
        var rest = new IndexedUser[settled.length - 1];
        System.arraycopy(settled, 0, rest, 0, at);
        System.arraycopy(settled, at + 1, rest, at, rest.length - at);
        settled = rest;
    }

    /** The first users behind a place that fulfil a condition, as long as they are within the list. */
    List<IndexedUser> behind(
            IndexedUser place, Predicate<IndexedUser> within, Predicate<IndexedUser> condition, int limit) {
        var found = new ArrayList<IndexedUser>();
        var inArray = insertion(place);
        var beside = recent.tailSet(place, false).iterator();
        var next = beside.hasNext() ? beside.next() : null;
        while (found.size() < limit && (inArray < settled.length || next != null)) {
            IndexedUser user;
            if (next == null || (inArray < settled.length && order.compare(settled[inArray], next) < 0)) {
                user = settled[inArray++];
            } else {
                user = next;
                next = beside.hasNext() ? beside.next() : null;
            }
            if (!within.test(user)) break;
            if (condition.test(user)) found.add(user);
        }
        return found;
    }

    private int insertion(IndexedUser place) {
        var at = Arrays.binarySearch(settled, place, order);
        return at < 0 ? -at - 1 : at + 1;
    }

    private void settle() {
        var all = new IndexedUser[settled.length + recent.size()];
        var from = 0;
        var to = 0;
        for (Iterator<IndexedUser> users = recent.iterator(); users.hasNext(); ) {
            var user = users.next();
            while (from < settled.length && order.compare(settled[from], user) < 0) all[to++] = settled[from++];
            all[to++] = user;
        }
        System.arraycopy(settled, from, all, to, settled.length - from);
        settled = all;
        recent.clear();
    }
}
