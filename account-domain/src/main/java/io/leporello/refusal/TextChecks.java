package io.leporello.refusal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of text that came from outside. Each lets an absent text pass, except {@link #present} and {@link #id}. */
public final class TextChecks {

    /** Characters a text may have at most. */
    public static final int MOST_CHARACTERS = 200;

    private static final int SHOWN_CHARACTERS = 60;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    private static final String LABEL =
            "[A-Za-z0-9\\u0080-\\uFFFF](?:[A-Za-z0-9\\u0080-\\uFFFF-]{0,61}[A-Za-z0-9\\u0080-\\uFFFF])?";
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@.\"(),:;<>\\[\\]\\\\]++(?:\\.[^\\s@.\"(),:;<>\\[\\]\\\\]++)*+@" + LABEL + "(?:\\." + LABEL + ")+");

    private TextChecks() {}

    /** An id that a sender may choose: safe in addresses, file names and logs. */
    public static void id(Checks checks, String field, @Nullable String value) {
        checks.require(
                value != null && isId(value),
                field,
                (value == null ? "is missing" : "is " + shown(value))
                        + "; 1 to 64 of the characters A-Z a-z 0-9 . _ - were expected, the first not a dot");
    }

    /** Whether anything can have this id. What cannot need not be looked for, and might not even be storable text. */
    public static boolean isId(String value) {
        return ID.matcher(value).matches();
    }

    public static void present(Checks checks, String field, @Nullable String value) {
        checks.require(value != null && !value.isBlank(), field, "is missing; a text was expected");
    }

    /** At most {@link #MOST_CHARACTERS}, on one line, nothing invisible that could bend a log, a table or a letter. */
    public static void line(Checks checks, String field, @Nullable String value) {
        if (value == null) return;
        checks.require(
                value.codePointCount(0, value.length()) <= MOST_CHARACTERS,
                field,
                "has " + value.codePointCount(0, value.length()) + " characters; at most " + MOST_CHARACTERS
                        + " were expected");
        visible(checks, field, value);
    }

    /** Nothing invisible, whatever the length. */
    public static void visible(Checks checks, String field, String value) {
        value.codePoints()
                .filter(TextChecks::invisible)
                .findFirst()
                .ifPresent(found -> checks.require(
                        false,
                        field,
                        "holds the control character U+" + String.format("%04X", found)
                                + "; visible characters on one line were expected"));
    }

    /** An e-mail address with a domain, on one line; quoted local parts and address literals are not taken. */
    public static void email(Checks checks, String field, @Nullable String value) {
        if (value == null) return;
        line(checks, field, value);
        checks.require(
                value.length() > MOST_CHARACTERS || EMAIL.matcher(value).matches(),
                field,
                "is " + shown(value) + "; an e-mail address such as invoices@example.com was expected");
    }

    /** {@code value} in quotes for a sentence, but never longer than a line and never with control characters. */
    public static String shown(String value) {
        var visible = new StringBuilder("\"");
        value.codePoints()
                .limit(SHOWN_CHARACTERS)
                .map(c -> invisible(c) ? '\uFFFD' : c)
                .forEach(visible::appendCodePoint);
        return visible.append(value.codePointCount(0, value.length()) > SHOWN_CHARACTERS ? "…\"" : "\"")
                .toString();
    }

    private static boolean invisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
