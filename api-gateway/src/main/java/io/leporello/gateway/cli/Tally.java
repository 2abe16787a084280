package io.leporello.gateway.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of the events of one run and keeps the first rejections, first by their place in the input: the
 * answers come in another order than the events were read. Safe for many threads.
 */
final class Tally {

    /** @param place where the event stands in its input, counted as that input counts */
    record Rejected(long place, String source, String id, String code, String detail) {}

    static final int REJECTIONS_KEPT = 20;

    private final TreeSet<Rejected> first =
            new TreeSet<>(Comparator.comparingLong(Rejected::place).thenComparing(Rejected::detail));
    private long accepted;
    private long duplicates;
    private long rejected;
    private @Nullable Long position;

    synchronized void add(Batch batch, Receipt receipt) {
        accepted += receipt.accepted();
        duplicates += receipt.duplicates();
        rejected += receipt.rejected();
        var reached = receipt.position();
        if (reached != null && (position == null || reached > position)) position = reached;
        for (var error : receipt.rejections()) keep(rejected(batch.place(error.index()), error));
    }

    private static Rejected rejected(long place, Receipt.Rejection error) {
        return new Rejected(
                place, orDash(error.source()), orDash(error.id()), orDash(error.code()), orDash(error.detail()));
    }

    private static String orDash(@Nullable String text) {
        return text == null ? "–" : text;
    }

    /** What stands at {@code place} is no event, or the server could make nothing of it. */
    synchronized void reject(long place, String detail) {
        rejected++;
        keep(new Rejected(place, "–", "–", "invalid", detail));
    }

    private void keep(Rejected one) {
        first.add(one);
        if (first.size() > REJECTIONS_KEPT) first.pollLast();
    }

    synchronized long accepted() {
        return accepted;
    }

    synchronized long duplicates() {
        return duplicates;
    }

    synchronized long rejected() {
        return rejected;
    }

    synchronized long events() {
        return accepted + duplicates + rejected;
    }

    /** The highest position the server named; null when it named none. */
    synchronized @Nullable Long position() {
        return position;
    }

    /** At most {@value #REJECTIONS_KEPT}, in the order of the input. */
    synchronized List<Rejected> firstRejections() {
        return new ArrayList<>(first);
    }
}
