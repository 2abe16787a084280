package io.leporello.account.customer;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text in the one form in which it is kept, so that two spellings of the same are equal. */
final class Written {

    private static final Pattern VAT_ID_FILLING = Pattern.compile("[ .\\-]");

    private Written() {}

    /** Without space around it; null when nothing is left. */
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** In capitals, without the spaces, dots and dashes that people write into it. */
    static @Nullable String vatId(@Nullable String text) {
        var written = orNull(text);
        return written == null
                ? null
                : VAT_ID_FILLING.matcher(written).replaceAll("").toUpperCase(java.util.Locale.ROOT);
    }
}
