package io.leporello.billing.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription to usage as it is summed up. Its first answer is always {@code true}, each update is a
 * {@link UsageArrived}.
 *
 * @param customers only of these; null for all
 */
public record WatchUsage(@Nullable List<String> customers) {

    boolean isAbout(String customer) {
        return customers == null || customers.contains(customer);
    }
}
