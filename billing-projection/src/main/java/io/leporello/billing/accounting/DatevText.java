package io.leporello.billing.accounting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Values as DATEV writes them. */
final class DatevText {

    /** What DATEV calls ANSI. */
    static final Charset ENCODING = Charset.forName("windows-1252");

    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("ddMM");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("ddMMyyyy");
    private static final int DECIMALS = 2;

    private DatevText() {}

    /**
     * Text without control characters and of at most so many characters. What the encoding lacks loses its accents, or
     * becomes a question mark.
     */
    static String text(String value, int charactersMax) {
        var readable = new StringBuilder();
        value.strip().codePoints().map(DatevText::visible).forEach(character -> append(readable, character));
        return readable.substring(0, Math.min(charactersMax, readable.length()));
    }

    private static int visible(int character) {
        return Character.isISOControl(character) ? ' ' : character;
    }

    private static void append(StringBuilder readable, int character) {
        var text = Character.toString(character);
        var encoder = ENCODING.newEncoder();
        if (encoder.canEncode(text)) {
            readable.append(text);
            return;
        }
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        readable.append(!plain.isEmpty() && encoder.canEncode(plain) ? plain : "?");
    }

    /** Without a sign and with two decimals, which every amount in euros has. */
    static String amount(BigDecimal value) {
        return value.abs()
                .setScale(DECIMALS, RoundingMode.UNNECESSARY)
                .toPlainString()
                .replace('.', ',');
    }

    static String dayAndMonth(LocalDate day) {
        return DAY_AND_MONTH.format(day);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
