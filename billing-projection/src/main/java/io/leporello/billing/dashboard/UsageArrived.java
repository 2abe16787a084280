package io.leporello.billing.dashboard;

import java.util.List;

/** Usage of these customers was added to the sums, or taken from them. */
public record UsageArrived(List<String> customers) {

    public UsageArrived {
        customers = List.copyOf(customers);
    }
}
