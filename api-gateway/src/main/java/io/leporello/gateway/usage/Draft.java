package io.leporello.gateway.usage;

import io.leporello.measure.Decimals;
import io.leporello.measure.Instants;
import io.leporello.refusal.Checks;
import io.leporello.usage.intake.Rejection;
import io.leporello.usage.intake.Rejection.Code;
import io.leporello.usage.intake.UsageEvent;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageIdentity;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A CloudEvent while it is being read: what was found under each name, and what is wrong with it. */
final class Draft {

    /** Everything that means something to the ledger; other names are allowed and ignored. */
    enum Name {
        SPECVERSION("specversion", 10),
        TYPE("type", 200),
        SOURCE("source", 500),
        ID("id", 500),
        SUBJECT("subject", 100),
        TIME("time", 100),
        USER("data.user", 100),
        DOCUMENT("data.document", 500),
        PRODUCT("data.product", 200),
        DOCUMENTS("data.documents", 100),
        PAGES("data.pages", 100),
        CREDITS("data.credits", 100);

        private final String path;
        private final int lengthMax;

        Name(String path, int lengthMax) {
            this.path = path;
            this.lengthMax = lengthMax;
        }

        String path() {
            return path;
        }

        boolean isNumber() {
            return this == DOCUMENTS || this == PAGES || this == CREDITS;
        }

        private int decimalsMax() {
            return this == CREDITS ? CREDIT_DECIMALS_MAX : 0;
        }

        /** @param number without trailing zeros */
        private boolean fits(BigDecimal number) {
            return number.signum() >= 0
                    && number.scale() <= decimalsMax()
                    && number.precision() - number.scale() <= WHOLE_DIGITS_MAX;
        }

        private String right() {
            var kind = this == CREDITS
                    ? "a number from 0 on with at most " + CREDIT_DECIMALS_MAX + " decimals"
                    : "a whole number from 0 on";
            return kind + " and at most " + WHOLE_DIGITS_MAX + " digits before the point was expected";
        }
    }

    static final String TYPE = "document.processed";
    private static final int FAULTS_MAX = 20;
    private static final int WHOLE_DIGITS_MAX = 15;
    private static final int CREDIT_DECIMALS_MAX = 9;
    private static final int SHORT_DIGITS = 9;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,3})?");
    /** Before it, time zones were not all on whole quarters of an hour. */
    private static final Instant EARLIEST = Instant.parse("1973-01-01T00:00:00Z");

    private final long index;
    private final Map<Name, String> values = new EnumMap<>(Name.class);
    private final List<String> faults = new ArrayList<>(0);

    Draft(long index) {
        this.index = index;
    }

    void set(Name name, String value) {
        if (values.put(name, cut(value, name.lengthMax)) != null) fault(name.path() + " stands there twice");
        var wrong = wrongWithText(name, value);
        if (wrong != null) fault(name.path() + " " + wrong);
    }

    /** What is too long is rejected, and would only take up memory until the rejection is told. */
    private static String cut(String value, int lengthMax) {
        return value.length() <= lengthMax ? value : value.substring(0, lengthMax);
    }

    /** The same rules for a correction. */
    static void checkText(Checks checks, Name name, @Nullable String value) {
        if (value == null) return;
        var wrong = value.isBlank() ? "is empty" : wrongWithText(name, value);
        checks.require(wrong == null, name.path(), String.valueOf(wrong));
    }

    /** The same rules for a correction. */
    static void checkNumber(Checks checks, Name name, @Nullable BigDecimal value) {
        checks.require(
                value == null || name.fits(value.stripTrailingZeros()),
                name.path(),
                "is " + (value == null ? "missing" : Decimals.shown(value)) + "; " + name.right());
    }

    private static @Nullable String wrongWithText(Name name, String value) {
        if (value.length() > name.lengthMax)
            return "has " + value.length() + " characters; at most " + name.lengthMax + " are allowed";
        return isPlain(value) ? null : "holds a control character or half a surrogate pair, which is no text";
    }

    void fault(String fault) {
        if (faults.size() < FAULTS_MAX) faults.add(fault);
    }

    /** An unpaired surrogate is a code point of its own; it has no place in UTF-8. */
    private static boolean isPlain(String value) {
        int character;
        for (var at = 0; at < value.length(); at += Character.charCount(character)) {
            character = value.codePointAt(at);
            var lone = Character.isBmpCodePoint(character) && Character.isSurrogate((char) character);
            if (character < ' ' || character == 0x7f || lone) return false;
        }
        return true;
    }

    /** Closes the draft: either a usage event or the reason why it is none. */
    Reading finish() {
        version();
        var identity = new UsageIdentity(required(Name.SOURCE), required(Name.ID));
        var usage = new UsageFact(
                required(Name.SUBJECT),
                optional(Name.USER),
                optional(Name.PRODUCT),
                optional(Name.DOCUMENT),
                time(required(Name.TIME)),
                count(Name.DOCUMENTS, optional(Name.DOCUMENTS), 1),
                count(Name.PAGES, required(Name.PAGES), 0),
                number(Name.CREDITS, optional(Name.CREDITS)));
        if (faults.isEmpty()) return new Reading(new UsageEvent(index, identity, usage), null);
        return new Reading(null, rejection());
    }

    /** @return why the draft is no usage event; only after something was found wrong */
    private Rejection rejection() {
        return new Rejection(
                index,
                values.get(Name.SOURCE),
                values.get(Name.ID),
                Code.INVALID.word(),
                String.join("; ", faults) + ".");
    }

    private void version() {
        var version = values.getOrDefault(Name.SPECVERSION, "1.0");
        if (!version.equals("1.0")) fault("specversion is \"" + version + "\"; 1.0 was expected");
        var type = values.getOrDefault(Name.TYPE, TYPE);
        if (!type.equals(TYPE)) fault("type is \"" + type + "\"; " + TYPE + " was expected");
    }

    private String required(Name name) {
        var value = values.get(name);
        if (value == null || value.isBlank()) fault(name.path() + (value == null ? " is missing" : " is empty"));
        return value == null ? "" : value;
    }

    private @Nullable String optional(Name name) {
        var value = values.get(name);
        if (value != null && value.isBlank()) fault(name.path() + " is empty; leave it out instead");
        return value;
    }

    /** PostgreSQL keeps microseconds and would round up, perhaps over the end of a month; so what is finer is cut off. */
    private Instant time(String text) {
        try {
            var time = Instants.parse(text).truncatedTo(ChronoUnit.MICROS);
            if (time.isBefore(EARLIEST)) fault("time is " + text + "; a time from 1973 on was expected");
            return time;
        } catch (DateTimeException unreadable) {
            if (!text.isBlank())
                fault("time is \"" + text + "\"; an RFC 3339 time such as 2026-10-03T08:15:30Z was expected");
            return EARLIEST;
        }
    }

    private long count(Name name, @Nullable String text, long absent) {
        var number = number(name, text);
        return number == null ? absent : number.longValueExact();
    }

    private @Nullable BigDecimal number(Name name, @Nullable String text) {
        if (text == null || text.isBlank()) return null;
        var number = decimal(text);
        if (number != null && name.fits(number)) return number;
        fault(name.path() + " is " + text + "; " + name.right());
        return null;
    }

    /** @return without trailing zeros; null when the text is no number, or has an exponent that only an attacker needs */
    private static @Nullable BigDecimal decimal(String text) {
        if (isShortCount(text)) return BigDecimal.valueOf(Long.parseLong(text));
        return NUMBER.matcher(text).matches() ? new BigDecimal(text).stripTrailingZeros() : null;
    }

    /** Nearly every number of usage is one, and worth no pattern. */
    private static boolean isShortCount(String text) {
        if (text.length() > SHORT_DIGITS) return false;
        for (var at = 0; at < text.length(); at++) if (text.charAt(at) < '0' || text.charAt(at) > '9') return false;
        return !text.isEmpty();
    }

    /** What came of a draft; exactly one of the two is there. */
    record Reading(@Nullable UsageEvent event, @Nullable Rejection rejection) {}
}
