package io.leporello.usage.record;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an amendment changes; a null part stays as it was. The customer and the time of a usage event never change. */
public record UsageChange(
        @Nullable String user,
        @Nullable String product,
        @Nullable String document,
        @Nullable Long documents,
        @Nullable Long pages,
        @Nullable BigDecimal credits) {

    UsageFact applyTo(UsageFact fact) {
        return new UsageFact(
                fact.customer(),
                or(user, fact.user()),
                or(product, fact.product()),
                or(document, fact.document()),
                fact.usedAt(),
                documents == null ? fact.documents() : documents,
                pages == null ? fact.pages() : pages,
                credits == null ? fact.credits() : credits);
    }

    private static @Nullable String or(@Nullable String changed, @Nullable String before) {
        return changed == null ? before : changed;
    }
}
