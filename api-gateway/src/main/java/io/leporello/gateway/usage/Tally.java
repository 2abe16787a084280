package io.leporello.gateway.usage;

import io.leporello.usage.intake.IntakeResult;
import io.leporello.usage.intake.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adds up what became of the pieces of one body. */
final class Tally {

    /** A stream may be of any length, the list of what is wrong with it may not. */
    static final int ERRORS_MAX = 10_000;

    private final List<Rejection> errors = new ArrayList<>();
    private long accepted;
    private long duplicates;
    private long rejected;
    private long position;

    void add(IntakeResult result) {
        accepted += result.accepted();
        duplicates += result.duplicates();
        position = Math.max(position, result.position());
        addAll(result.errors());
    }

    void addAll(List<Rejection> rejections) {
        rejected += rejections.size();
        rejections.stream().limit(ERRORS_MAX - errors.size()).forEach(errors::add);
    }

    IntakeAnswer answer() {
        var ordered = errors.stream()
                .sorted(Comparator.comparingLong(Rejection::index))
                .toList();
        return new IntakeAnswer(accepted, duplicates, rejected, ordered, position);
    }
}
