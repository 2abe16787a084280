package io.leporello.gateway.ui.invoices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines and sums as they are printed. */
record Paper(List<Line> lines, String net, List<Tax> taxes, String gross) {

    Paper {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    /**
     * @param number from 1
     * @param detail what more is said about it, such as its days
     * @param unit   what the quantity counts; empty where it counts nothing
     * @param counts whether single events are behind it
     */
    record Line(
            int number,
            String title,
            String detail,
            String quantity,
            String unit,
            String amount,
            List<Step> steps,
            boolean counts) {

        Line {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step from the quantity to the amount.
     *
     * @param tiers how the step was computed, where it has tiers
     * @param sum   whether it is what the steps before it come to
     */
    record Step(String what, String figure, List<Tier> tiers, boolean sum) {}

    /**
     * @param flatFee null where there is none
     * @param open    whether the tier has room for more
     */
    record Tier(
            String range,
            String units,
            String unitPrice,
            @Nullable String flatFee,
            String amount,
            boolean open) {}

    /** @param note why there is no tax; null where there is */
    record Tax(
            String rate,
            String base,
            String amount,
            @Nullable String note) {}
}
