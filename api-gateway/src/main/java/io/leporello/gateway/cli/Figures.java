package io.leporello.gateway.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/** Numbers as English readers expect them: 1,234.56. */
final class Figures {

    private static final DecimalFormatSymbols ENGLISH = DecimalFormatSymbols.getInstance(Locale.ENGLISH);

    private Figures() {}

    static String of(long count) {
        return of(BigDecimal.valueOf(count));
    }

    /** All decimals that the value has, none added and none lost. */
    static String of(BigDecimal value) {
        var format = new DecimalFormat("#,##0", ENGLISH);
        format.setMinimumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    /** Seconds with one decimal, two below ten seconds. */
    static String seconds(Duration time) {
        var seconds = BigDecimal.valueOf(time.toMillis(), 3);
        var decimals = time.toSeconds() < 10 ? 2 : 1;
        return of(seconds.setScale(decimals, RoundingMode.HALF_UP)) + " s";
    }

    /** Whole events a second; anything done in less than a millisecond counts as one millisecond. */
    static String perSecond(long count, Duration time) {
        return of(count * 1000 / Math.max(1, time.toMillis())) + " events/s";
    }
}
