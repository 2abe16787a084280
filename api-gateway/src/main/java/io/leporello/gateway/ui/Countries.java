package io.leporello.gateway.ui;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The countries of the world, sorted as a reader of the language looks for them. */
public final class Countries {

    private static final Map<Locale, List<Option>> KNOWN = new ConcurrentHashMap<>();

    private Countries() {}

    public static List<Option> in(Locale locale) {
        return KNOWN.computeIfAbsent(locale, Countries::sorted);
    }

    private static List<Option> sorted(Locale locale) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Option(
                        code, new Locale.Builder().setRegion(code).build().getDisplayCountry(locale)))
                .sorted(Comparator.comparing(Option::text, Collator.getInstance(locale)))
                .toList();
    }
}
