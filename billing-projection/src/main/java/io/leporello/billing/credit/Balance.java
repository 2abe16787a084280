package io.leporello.billing.credit;

import io.leporello.billing.credit.CreditsView.PackView;
import io.leporello.measure.Quantity;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is left of every pack at the end of a day.
 *
 * @param packs in the order of purchase
 */
record Balance(LocalDate on, List<Held> packs) {

    /** @param drawn by everything that was used up to and on the day */
    record Held(Pack pack, Quantity drawn) {

        Quantity rest() {
            return pack.credits().minus(drawn);
        }
    }

    /** @param drawing of the days up to and with {@code on} */
    static Balance of(Collection<Pack> packs, Drawing drawing, LocalDate on) {
        var drawn = drawing.byPack();
        return new Balance(
                on,
                packs.stream()
                        .map(pack -> new Held(pack, drawn.getOrDefault(pack.id(), Quantity.ZERO)))
                        .toList());
    }

    /** Still to be used up, in packs that have begun. */
    Quantity balance() {
        return sum(held -> held.pack().isOpenOn(on), Held::rest);
    }

    Quantity purchased() {
        return sum(this::hasBegun, held -> held.pack().credits());
    }

    Quantity drawn() {
        return sum(this::hasBegun, Held::drawn);
    }

    Quantity expired() {
        return sum(this::isExpired, Held::rest);
    }

    private boolean hasBegun(Held held) {
        return !held.pack().from().isAfter(on);
    }

    private boolean isExpired(Held held) {
        return held.pack().isExpiredOn(on);
    }

    private Quantity sum(Predicate<Held> which, Function<Held, Quantity> what) {
        return packs.stream().filter(which).map(what).reduce(Quantity.ZERO, Quantity::plus);
    }

    CreditsView view(String customer, long position) {
        return new CreditsView(
                customer,
                on,
                balance(),
                purchased(),
                drawn(),
                expired(),
                position,
                packs.stream().map(this::view).toList());
    }

    private PackView view(Held held) {
        var pack = held.pack();
        return new PackView(
                pack.id(),
                pack.credits(),
                pack.returned(),
                pack.money().toPlainString(),
                pack.currency(),
                pack.from(),
                pack.expiresOn(),
                held.drawn(),
                isExpired(held) ? Quantity.ZERO : held.rest(),
                isExpired(held) ? held.rest() : Quantity.ZERO,
                pack.position());
    }
}
