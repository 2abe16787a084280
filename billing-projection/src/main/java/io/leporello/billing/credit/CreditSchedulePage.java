package io.leporello.billing.credit;

import io.leporello.page.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some versions of the credit schedule, oldest first. */
public record CreditSchedulePage(
        List<CreditScheduleView> items, @Nullable String next) implements Page<CreditScheduleView> {}
