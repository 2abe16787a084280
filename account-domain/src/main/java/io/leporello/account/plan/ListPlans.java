package io.leporello.account.plan;

import io.leporello.page.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Price plans by id; answered with a {@link PlanPage}.
 *
 * @param customers only plans that a contract of one of these names, because the asker may see no others; null for all
 */
public record ListPlans(@Nullable List<String> customers, Paging paging) {

    /** All plans. */
    public ListPlans(Paging paging) {
        this(null, paging);
    }
}
