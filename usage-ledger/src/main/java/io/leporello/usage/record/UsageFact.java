package io.leporello.usage.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one processed document used.
 *
 * @param customer  the account that pays
 * @param user      who had it processed; null when the pipeline does not say
 * @param product   which product processed it; null when the pipeline does not say
 * @param document  a fingerprint of the document; null when the pipeline does not say
 * @param usedAt    when it happened, which decides the billing period
 * @param documents how many documents, usually 1
 * @param pages     how many pages
 * @param credits   how many credits; null when the pipeline does not say, so that the credit schedule does. Trailing zeros
 *                  do not count: 1.50 is 1.5
 */
public record UsageFact(
        String customer,
        @Nullable String user,
        @Nullable String product,
        @Nullable String document,
        Instant usedAt,
        long documents,
        long pages,
        @Nullable BigDecimal credits) {

    public UsageFact {
        if (credits != null) {
            credits = credits.stripTrailingZeros();
            if (credits.scale() < 0) credits = credits.setScale(0);
        }
    }

    /** What is different in the other, in the words of the sender: {@code pages 12, not 13}. Empty when they are the same. */
    public List<String> differencesTo(UsageFact other) {
        var differences = new ArrayList<String>();
        compare("subject", customer, other.customer, differences);
        compare("user", user, other.user, differences);
        compare("product", product, other.product, differences);
        compare("document", document, other.document, differences);
        compare("time", usedAt, other.usedAt, differences);
        compare("documents", documents, other.documents, differences);
        compare("pages", pages, other.pages, differences);
        compare("credits", credits, other.credits, differences);
        return differences;
    }

    private static void compare(String name, @Nullable Object here, @Nullable Object there, List<String> differences) {
        if (!Objects.equals(here, there)) differences.add(name + " " + text(here) + ", not " + text(there));
    }

    private static String text(@Nullable Object value) {
        if (value == null) return "absent";
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
