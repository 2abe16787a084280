package io.leporello.gateway.runtime;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of Leporello that a process may run by itself. */
enum Part {
    ACCOUNT,
    USAGE,
    BILLING,
    GATEWAY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param words separated by commas, such as {@code account,usage}; blank means all
     * @throws IllegalArgumentException when a word is no part
     */
    static Set<Part> parse(String words) {
        if (words.isBlank()) return EnumSet.allOf(Part.class);
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .map(Part::named)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private static Part named(String word) {
        return Arrays.stream(values())
                .filter(part -> part.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("LEPORELLO_ROLES names \"" + word + "\"; "
                        + Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "))
                        + " were expected"));
    }
}
