package io.leporello.account.user;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Users by id in one open table, at 8 to 16 bytes a user, where a map would take as much memory as the users themselves. Not
 * safe for threads by itself.
 */
final class UsersById {

    /** In the place of a user who was taken out, so that those put behind are still found. */
    private static final IndexedUser NOBODY = IndexedUser.first(null);

    private @Nullable IndexedUser[] table = new @Nullable IndexedUser[1 << 10];

    /** Places that are not free: users, and nobodies. */
    private int taken;

    @Nullable
    IndexedUser find(byte[] id) {
        return table[place(id)];
    }

    /** Puts a user in the place of the one with the same id, if there is one. */
    void put(IndexedUser user) {
        var place = place(user.id());
        if (table[place] == null) taken++;
        table[place] = user;
        if (taken > table.length / 2) spread();
    }

    /** The user who was there; null when nobody was. */
    @Nullable
    IndexedUser remove(byte[] id) {
        var place = place(id);
        var user = table[place];
        if (user != null) table[place] = NOBODY;
        return user;
    }

    /** Where the user is, or would be put. */
    private int place(byte[] id) {
        var place = first(Arrays.hashCode(id));
        while (true) {
            var user = table[place];
            if (user == null || (user != NOBODY && user.hasId(id))) return place;
            place = (place + 1) & (table.length - 1);
        }
    }

    private int first(int hash) {
        return (hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(table.length) + 1);
    }

    private void spread() {
        var users = table;
        table = new @Nullable IndexedUser[2 * users.length];
        taken = 0;
        for (var user : users) if (user != null && user != NOBODY) put(user);
    }
}
