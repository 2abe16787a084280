package io.leporello.billing.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers owe for a month, before tax; those without a contract in it are missing.
 *
 * @param before what they owe for the month before it
 */
public record EstimateView(List<Estimate> estimates, List<Estimate> before) {

    public EstimateView {
        estimates = List.copyOf(estimates);
        before = List.copyOf(before);
    }

    /**
     * @param net      of what was used so far, a plain decimal with the currency's decimals
     * @param forecast of the whole month, if the rest of it is like what was; null when less than a day of it has passed
     * @param plan     the plan that holds last in the month
     */
    public record Estimate(
            String customer,
            String currency,
            String net,
            @Nullable String forecast,
            String plan,
            String planName) {}
}
