package io.leporello.gateway.ui;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param person  who is signed in; null on the pages before
 * @param items   the words of the navigation that are this person's
 * @param account the customer account the person belongs to; null for one of the platform, and for nobody
 * @param switches whether the person may look at other accounts too
 */
public record Frame(
        @Nullable Person person, List<Item> items, @Nullable Account account, boolean switches) {

    /** For pages that nobody need be signed in for. */
    static final Frame OPEN = new Frame(null, List.of(), null, false);

    public Frame {
        items = List.copyOf(items);
    }

    /** @param role the widest one, as a key of the bundles */
    public record Person(String id, String name, String email, String role) {

        /** The first letters of the first and the last part of the name. */
        public String initials() {
            var parts = name.strip().split("\\s+", -1);
            var first = parts[0].codePoints().limit(1);
            var last = parts[parts.length - 1].codePoints().limit(parts.length > 1 ? 1 : 0);
            return IntStream.concat(first, last)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()
                    .toUpperCase(Locale.ROOT);
        }
    }

    /** A customer account as it is called. */
    public record Account(String id, String name) {}

    /**
     * @param key     of its word in the bundles, and of its icon
     * @param current whether the page belongs to it
     */
    public record Item(String key, String path, boolean current) {}
}
