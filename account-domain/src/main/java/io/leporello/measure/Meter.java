package io.leporello.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted. In JSON a meter is its {@link #word}. */
public enum Meter {
    DOCUMENTS("documents"),
    PAGES("pages"),
    CREDITS("credits");

    private final String word;

    Meter(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** The meter called {@code word}, exactly as written; empty when there is none. */
    public static Optional<Meter> find(String word) {
        return Stream.of(values()).filter(meter -> meter.word.equals(word)).findFirst();
    }

    /** All words, for a sentence that says what would have been right. */
    public static String words() {
        return Stream.of(values()).map(Meter::word).collect(Collectors.joining(", "));
    }
}
