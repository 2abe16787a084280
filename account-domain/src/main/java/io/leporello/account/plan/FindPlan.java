package io.leporello.account.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answered with an optional {@link PlanView}.
 *
 * @param customers only when a contract of one of these names the plan, because the asker may see no others; null for all
 */
public record FindPlan(String planId, @Nullable List<String> customers) {

    /** The plan, whoever it is agreed with. */
    public FindPlan(String planId) {
        this(planId, null);
    }
}
