package io.leporello.gateway.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words for a wrong value and for the right ones, so that no answer names a class. */
final class RightForm {

    private static final int SHOWN_CHARACTERS = 100;

    private static final Map<Class<?>, String> FORMS = Map.ofEntries(
            Map.entry(BigDecimal.class, "a plain decimal in quotes such as \"12.34\""),
            Map.entry(LocalDate.class, "a date such as \"2026-10-01\""),
            Map.entry(YearMonth.class, "a month such as \"2026-10\""),
            Map.entry(Instant.class, "an instant such as \"2026-10-03T08:15:30Z\""),
            Map.entry(ZoneId.class, "a time zone such as \"Europe/Berlin\""),
            Map.entry(Currency.class, "a currency code such as \"EUR\""),
            Map.entry(String.class, "text in quotes"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(Integer.class, "a whole number"),
            Map.entry(int.class, "a whole number"),
            Map.entry(Long.class, "a whole number"),
            Map.entry(long.class, "a whole number"));

    private RightForm() {}

    /** What would have been right where {@code type} is asked for. */
    static String of(@Nullable Class<?> type) {
        if (type == null) return "another value";
        if (type.isEnum())
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        if (Collection.class.isAssignableFrom(type) || type.isArray()) return "an array";
        return FORMS.getOrDefault(type, type.isRecord() ? "an object" : "another value");
    }

    /** The value as the sender wrote it, shortened when it is long. */
    static String quoted(@Nullable Object value) {
        var text = String.valueOf(value);
        return '"' + (text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…") + '"';
    }
}
