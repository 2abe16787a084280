package io.leporello.measure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Points in time as RFC 3339 writes them. */
public final class Instants {

    private static final int SECONDS_LENGTH = "2026-10-03T08:15:30".length();
    private static final int NANOS_DIGITS = 9;

    private Instants() {}

    /**
     * Reads what {@link OffsetDateTime#parse(CharSequence)} reads, and takes a short way for the usual form in UTC with
     * seconds: a ledger reads each time of usage twice, and the general way costs as much as the rest of the event.
     *
     * @throws DateTimeException when the text is no point in time
     */
    public static Instant parse(String text) {
        return isUsual(text) ? usual(text) : OffsetDateTime.parse(text).toInstant();
    }

    /** {@code 2026-10-03T08:15:30Z}, with up to nine digits behind a point. */
    private static boolean isUsual(String text) {
        var end = text.length() - 1;
        if (end < SECONDS_LENGTH || end > SECONDS_LENGTH + 1 + NANOS_DIGITS || text.charAt(end) != 'Z') return false;
        if (end == SECONDS_LENGTH + 1) return false;
        for (var at = 0; at < end; at++) if (!isUsual(text.charAt(at), at)) return false;
        return true;
    }

    private static boolean isUsual(char character, int at) {
        return switch (at) {
            case 4, 7 -> character == '-';
            case 10 -> character == 'T';
            case 13, 16 -> character == ':';
            case 19 -> character == '.';
            default -> character >= '0' && character <= '9';
        };
    }

    private static Instant usual(String text) {
        // Only the general way knows what to say of a day or an hour that there is not.
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            nanos(text))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            return OffsetDateTime.parse(text).toInstant();
        }
    }

    private static int nanos(String text) {
        var from = SECONDS_LENGTH + 1;
        var end = text.length() - 1;
        if (from > end) return 0;
        var nanos = number(text, from, end);
        for (var digits = end - from; digits < NANOS_DIGITS; digits++) nanos *= 10;
        return nanos;
    }

    private static int number(String text, int from, int end) {
        var number = 0;
        for (var at = from; at < end; at++) number = number * 10 + text.charAt(at) - '0';
        return number;
    }
}
