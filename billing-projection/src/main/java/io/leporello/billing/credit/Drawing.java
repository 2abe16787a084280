package io.leporello.billing.credit;

import io.leporello.measure.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What usage took from packs, day by day. It is a function of the packs and of the credits used on each day and of nothing
 * else, so that the order in which things became known changes nothing.
 *
 * <pre>
 *   day           1     2     3     4     5
 *   used          4     4     4     4     4
 *   A, 10 credits |---- expires on 4 ]          4  4  2  .  .
 *   B, 5 credits        |---------------- …     .  .  2  3  .
 *   left to bill                                .  .  .  1  4
 * </pre>
 *
 * @param draws in the order of days, none of zero
 */
record Drawing(List<Draw> draws) {

    /** The pack that expires first goes first, since what is left in it is lost; of two alike the one bought first. */
    private static final Comparator<Pack> ORDER = Comparator.comparing(
                    Pack::expiresOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Pack::position);

    Drawing {
        draws = List.copyOf(draws);
    }

    /** What one pack gave on one day. */
    record Draw(LocalDate day, String pack, Quantity credits) {}

    /**
     * The first day that has to be known to know what is drawn from {@code from} on: before it no pack was open that is
     * still open after it.
     */
    static LocalDate beginOf(Collection<Pack> packs, LocalDate from) {
        var begin = from;
        for (var pack : packs.stream()
                .sorted(Comparator.comparing(Pack::from).reversed())
                .toList()) if (pack.isOpenOn(begin)) begin = pack.from();
        return begin;
    }

    /** @param used credits by day; a day without usage may be absent */
    static Drawing of(Collection<Pack> packs, SortedMap<LocalDate, Quantity> used) {
        var left = new HashMap<String, Quantity>();
        packs.forEach(pack -> left.put(pack.id(), pack.credits()));
        var inOrder = packs.stream().sorted(ORDER).toList();
        var draws = new ArrayList<Draw>();
        used.forEach((day, credits) -> draw(inOrder, left, day, credits, draws));
        return new Drawing(draws);
    }

    private static void draw(
            List<Pack> packs, Map<String, Quantity> left, LocalDate day, Quantity used, List<Draw> draws) {
        var missing = used;
        for (var pack : packs) {
            if (missing.compareTo(Quantity.ZERO) <= 0) return;
            if (!pack.isOpenOn(day)) continue;
            var held = left.getOrDefault(pack.id(), Quantity.ZERO);
            var given = held.min(missing);
            if (given.equals(Quantity.ZERO)) continue;
            draws.add(new Draw(day, pack.id(), given));
            left.put(pack.id(), held.minus(given));
            missing = missing.minus(given);
        }
    }

    /** What was drawn from one day up to, and without, another. */
    Quantity within(LocalDate from, LocalDate to) {
        return draws.stream()
                .filter(draw -> !draw.day().isBefore(from) && draw.day().isBefore(to))
                .map(Draw::credits)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    /** What each pack gave, without those that gave nothing. */
    Map<String, Quantity> byPack() {
        var given = new HashMap<String, Quantity>();
        draws.forEach(draw -> given.merge(draw.pack(), draw.credits(), Quantity::plus));
        return given;
    }
}
