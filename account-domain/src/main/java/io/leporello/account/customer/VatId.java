package io.leporello.account.customer;

import static io.leporello.refusal.TextChecks.shown;
import static java.util.Map.entry;

import io.leporello.refusal.Checks;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How VAT ids look. The forms of the EU are those of the Commission's VIES, question Q11 of its FAQ; elsewhere only the
 * country prefix is asked for. Whether an id was ever given to anyone, only VIES itself could tell.
 */
final class VatId {

    private record Form(Pattern pattern, String words) {}

    private static final Map<String, Form> EU = Map.ofEntries(
            form("AT", "U\\d{8}", "U and 8 digits"),
            form("BE", "[01]\\d{9}", "10 digits, the first 0 or 1"),
            form("BG", "\\d{9,10}", "9 or 10 digits"),
            form("CY", "\\d{8}[A-Z]", "8 digits and a letter"),
            form("CZ", "\\d{8,10}", "8 to 10 digits"),
            form("DE", "\\d{9}", "9 digits"),
            form("DK", "\\d{8}", "8 digits"),
            form("EE", "\\d{9}", "9 digits"),
            form("EL", "\\d{9}", "9 digits"),
            form("ES", "(?:[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z])", "9 characters, the first or the last a letter"),
            form("FI", "\\d{8}", "8 digits"),
            form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}", "2 characters and 9 digits"),
            form("HR", "\\d{11}", "11 digits"),
            form("HU", "\\d{8}", "8 digits"),
            form("IE", "(?:\\d{7}[A-W][A-IW]?|\\d[A-Z+*]\\d{5}[A-W])", "7 digits and 1 or 2 letters"),
            form("IT", "\\d{11}", "11 digits"),
            form("LT", "(?:\\d{9}|\\d{12})", "9 or 12 digits"),
            form("LU", "\\d{8}", "8 digits"),
            form("LV", "\\d{11}", "11 digits"),
            form("MT", "\\d{8}", "8 digits"),
            form("NL", "[A-Z0-9+*]{9}B\\d{2}", "9 characters, B and 2 digits"),
            form("PL", "\\d{10}", "10 digits"),
            form("PT", "\\d{9}", "9 digits"),
            form("RO", "\\d{2,10}", "2 to 10 digits"),
            form("SE", "\\d{12}", "12 digits"),
            form("SI", "\\d{8}", "8 digits"),
            form("SK", "\\d{10}", "10 digits"),
            form("XI", "(?:\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3})", "9 or 12 digits"));

    private static final Pattern ELSEWHERE = Pattern.compile("[A-Z]{2}[A-Z0-9]{2,20}");
    private static final int PREFIX = 2;

    private VatId() {}

    static void check(Checks checks, String field, @Nullable String vatId) {
        if (vatId == null) return;
        var prefix = vatId.substring(0, Math.min(PREFIX, vatId.length()));
        var form = EU.get(prefix);
        checks.require(
                form == null
                        ? ELSEWHERE.matcher(vatId).matches() && !prefix.equals("GR")
                        : form.pattern.matcher(vatId.substring(PREFIX)).matches(),
                field,
                "is " + shown(vatId) + "; " + right(prefix, form) + " was expected");
    }

    private static String right(String prefix, @Nullable Form form) {
        if (form != null) return prefix + " and then " + form.words;
        if (prefix.equals("GR")) return "the prefix EL, which is that of Greece,";
        return "a country prefix such as DE, then letters and digits,";
    }

    private static Map.Entry<String, Form> form(String prefix, String pattern, String words) {
        return entry(prefix, new Form(Pattern.compile(pattern), words));
    }
}
