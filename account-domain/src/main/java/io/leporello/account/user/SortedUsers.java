package io.leporello.account.user;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /** Of the settled ones, in one piece: a search runs through these and looks at few users. */
    private long[] traces = {};

    SortedUsers(Comparator<IndexedUser> order) {
        this.order = order;
        this.recent = new TreeSet<>(order);
    }

    void add(IndexedUser user) {
        recent.add(user);
        if (recent.size() > RECENT_MIN + settled.length / RECENT_SHARE) settle();
    }

    /** Takes a user out that is {@code gone}; in memory it may stay until {@link #settle}. */
    void remove(IndexedUser user) {
        recent.remove(user);
    }

    /**
     * The first users between two places that fulfil a condition.
     *
     * @param end   null for the end of the list
     * @param trace {@link IndexedUser#trace} of what their text must hold
     */
    List<IndexedUser> between(
            IndexedUser place, @Nullable IndexedUser end, long trace, Predicate<IndexedUser> condition, int limit) {
        var found = new ArrayList<IndexedUser>();
        var at = insertion(place);
        var stop = end == null ? settled.length : insertion(end);
        var beside = (end == null ? recent.tailSet(place, false) : recent.subSet(place, false, end, false)).iterator();
        var next = beside.hasNext() ? beside.next() : null;
        while (found.size() < limit) {
            while (at < stop && (traces[at] & trace) != trace) at++;
            if (at == stop && next == null) break;
            IndexedUser user;
            if (next == null || (at < stop && order.compare(settled[at], next) < 0)) {
                user = settled[at++];
            } else {
                user = next;
                next = beside.hasNext() ? beside.next() : null;
            }
            if (!user.gone && condition.test(user)) found.add(user);
        }
        return found;
    }

    private int insertion(IndexedUser place) {
        var at = Arrays.binarySearch(settled, place, order);
        return at < 0 ? -at - 1 : at + 1;
    }

    /** Makes one array of all; nothing of those who are gone is left in memory here when this returns. */
    void settle() {
        var all = new Merged(settled.length + recent.size());
        var from = 0;
        for (var user : recent) {
            for (; from < settled.length && order.compare(settled[from], user) < 0; from++)
                all.add(settled[from], traces[from]);
            all.add(user, user.trace());
        }
        for (; from < settled.length; from++) all.add(settled[from], traces[from]);
        settled = Arrays.copyOf(all.users, all.size);
        traces = Arrays.copyOf(all.traces, all.size);
        recent.clear();
    }

    private static final class Merged {

        final IndexedUser[] users;
        final long[] traces;
        int size;

        Merged(int most) {
            users = new IndexedUser[most];
            traces = new long[most];
        }

        void add(IndexedUser user, long trace) {
            if (user.gone) return;
            users[size] = user;
            traces[size++] = trace;
        }
    }
}
