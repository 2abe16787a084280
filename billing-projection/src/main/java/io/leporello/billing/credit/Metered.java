package io.leporello.billing.credit;

import io.leporello.measure.BillingPeriod;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one customer used, bought and drew, as known at one position. It reads when it is asked, and no more than is asked. */
public final class Metered {

    private final ZoneId zone;
    private final List<Pack> packs;
    private final Reading reading;

    /** Reads what was used in spans that follow each other; one usage for each. */
    interface Reading {
        List<Usage> spans(List<Instant> starts, Instant end);
    }

    Metered(ZoneId zone, List<Pack> packs, Reading reading) {
        this.zone = zone;
        this.packs = List.copyOf(packs);
        this.reading = reading;
    }

    /** What was used from the first instant of one day up to, and without, the first of another. */
    public Usage within(LocalDate from, LocalDate to) {
        return reading.spans(List.of(start(from)), start(to)).get(0);
    }

    /** The credits among these that were drawn from packs; never more than were used. */
    public Quantity prepaid(LocalDate from, LocalDate to) {
        if (packs.stream().noneMatch(pack -> pack.from().isBefore(to) && !pack.isExpiredOn(from))) return Quantity.ZERO;
        return drawing(from, to).within(from, to);
    }

    /** The packs whose first day is in a period, in the order of purchase. */
    public List<Pack> purchasedIn(BillingPeriod period) {
        return packs.stream()
                .filter(pack ->
                        !pack.from().isBefore(period.firstDay()) && pack.from().isBefore(period.dayAfter()))
                .toList();
    }

    List<Pack> packs() {
        return packs;
    }

    /** Everything that was drawn before a day. */
    Drawing drawingUntil(LocalDate to) {
        return packs.stream()
                .map(Pack::from)
                .min(Comparator.naturalOrder())
                .filter(first -> first.isBefore(to))
                .map(first -> drawing(first, to))
                .orElse(new Drawing(List.of()));
    }

    private Drawing drawing(LocalDate from, LocalDate to) {
        return Drawing.of(packs, creditsByDay(Drawing.beginOf(packs, from), to));
    }

    private SortedMap<LocalDate, Quantity> creditsByDay(LocalDate from, LocalDate to) {
        var days = Stream.iterate(from, day -> day.isBefore(to), day -> day.plusDays(1))
                .toList();
        var usages = reading.spans(days.stream().map(this::start).toList(), start(to));
        var credits = new TreeMap<LocalDate, Quantity>();
        for (var index = 0; index < days.size(); index++)
            credits.put(days.get(index), usages.get(index).credits());
        return credits;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
