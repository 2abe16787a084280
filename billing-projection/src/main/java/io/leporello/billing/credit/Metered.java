package io.leporello.billing.credit;

import io.leporello.account.creditschedule.CreditRates;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one customer used, bought and drew, as known at one position. It reads when it is asked, and no more than is asked. */
public final class Metered {

    private final ZoneId zone;
    private final List<Pack> packs;
    private final CreditRates rates;
    private final long lastChange;
    private final Reading reading;

    /** Reads what was used in spans of days that follow each other; one usage for each. */
    interface Reading {
        List<Usage> spans(List<LocalDate> starts, LocalDate end);
    }

    Metered(ZoneId zone, List<Pack> packs, CreditRates rates, long lastChange, Reading reading) {
        this.zone = zone;
        this.packs = List.copyOf(packs);
        this.rates = rates;
        this.lastChange = lastChange;
        this.reading = reading;
    }

    /** What was used from the first instant of one day up to, and without, the first of another. */
    public Usage within(LocalDate from, LocalDate to) {
        return reading.spans(List.of(from), to).get(0);
    }

    /** The credits among these that were drawn from packs; never more than were used. */
    public Quantity prepaid(LocalDate from, LocalDate to) {
        if (packs.stream().noneMatch(pack -> pack.from().isBefore(to) && !pack.isExpiredOn(from))) return Quantity.ZERO;
        return drawing(from, to).within(from, to);
    }

    /** The packs whose first day is in a period, in the order of purchase; none that was given back as a whole. */
    public List<Pack> purchasedIn(BillingPeriod period) {
        return packs.stream()
                .filter(Pack::isKept)
                .filter(pack ->
                        !pack.from().isBefore(period.firstDay()) && pack.from().isBefore(period.dayAfter()))
                .toList();
    }

    /** The first day whose usage decides what is prepaid from {@code from} on. */
    public LocalDate drawnSince(LocalDate from) {
        return Drawing.beginOf(packs, from);
    }

    /** The last position at which a pack of the customer or a version of the credit schedule became known. */
    public long lastChange() {
        return lastChange;
    }

    /** Whether the same usage counts the same in a period, and draws the same, as it was known in another case. */
    public boolean countsAs(Metered other, BillingPeriod period) {
        var from = drawnSince(period.firstDay());
        return packsUntil(period).equals(other.packsUntil(period))
                && ratesWithin(start(from), period.end()).equals(other.ratesWithin(start(from), period.end()));
    }

    private List<Pack> packsUntil(BillingPeriod period) {
        return packs.stream()
                .filter(pack -> pack.from().isBefore(period.dayAfter()))
                .toList();
    }

    /** The versions that hold in a span of time, the first of them from its first instant on. */
    private List<CreditRates.Since> ratesWithin(Instant from, Instant to) {
        var within = new ArrayList<CreditRates.Since>();
        for (var version : rates.versions()) {
            if (!version.from().isAfter(from)) within.clear();
            if (version.from().isBefore(to))
                within.add(version.from().isBefore(from) ? new CreditRates.Since(from, version.terms()) : version);
        }
        return within;
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
        var usages = reading.spans(days, to);
        var credits = new TreeMap<LocalDate, Quantity>();
        for (var index = 0; index < days.size(); index++)
            credits.put(days.get(index), usages.get(index).credits());
        return credits;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
