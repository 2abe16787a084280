package io.leporello.gateway.usage;

import io.leporello.usage.intake.IntakeResult;
import io.leporello.usage.intake.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what became of the pieces of one body. */
final class Tally {

    /** A stream may be of any length, the list of what is wrong with it may not. */
    static final int ERRORS_MAX = 10_000;

    /** So that many streams full of long texts do not fill the memory with them. */
    private static final int CHARACTERS_MAX = 4_000_000;

    private final List<Rejection> errors = new ArrayList<>();
    private int characters;
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
        for (var rejection : rejections) {
            if (errors.size() == ERRORS_MAX || characters > CHARACTERS_MAX) return;
            errors.add(rejection);
            characters += lengthOf(rejection.source()) + lengthOf(rejection.id()) + lengthOf(rejection.detail());
        }
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    IntakeAnswer answer() {
        var ordered = errors.stream()
                .sorted(Comparator.comparingLong(Rejection::index))
                .toList();
        return new IntakeAnswer(accepted, duplicates, rejected, ordered, position);
    }
}
