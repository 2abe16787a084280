package io.leporello.gateway.usage;

import java.util.HashMap;
import java.util.Map;

/**
 * How many may be inside at once, in equal parts: with one account there it has all places, with two each has half of them,
 * and likewise the keys of an account. So who comes late finds a place, whatever the others do; for a moment there may be
 * more inside than there are places, until the first ones leave.
 */
final class Places {

    private final int places;
    private final Map<String, Map<String, Integer>> taken = new HashMap<>();

    Places(int places) {
        this.places = places;
    }

    /** @return how many places the sender's key has at this moment; 0 when one of them is now taken by this call */
    synchronized int take(Sender sender) {
        var keys = taken.computeIfAbsent(sender.account(), account -> new HashMap<>());
        var mine = keys.getOrDefault(sender.key(), 0);
        var others = mine == 0 ? keys.size() : keys.size() - 1;
        var share = Math.max(1, places / taken.size() / (others + 1));
        if (mine >= share) return share;
        keys.put(sender.key(), mine + 1);
        return 0;
    }

    synchronized void leave(Sender sender) {
        taken.computeIfPresent(sender.account(), (account, keys) -> {
            keys.computeIfPresent(sender.key(), (key, mine) -> mine == 1 ? null : mine - 1);
            return keys.isEmpty() ? null : keys;
        });
    }
}
