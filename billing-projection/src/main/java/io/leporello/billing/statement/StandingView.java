package io.leporello.billing.statement;

import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer stands in the running month.
 *
 * @param meters those whose price has tiers
 */
public record StandingView(String currency, String plan, String planName, List<MeterStanding> meters) {

    public StandingView {
        meters = List.copyOf(meters);
    }

    /**
     * @param model {@code graduated} or {@code volume}
     * @param used  so far
     * @param free  of that costs nothing; tiers count from the first unit behind it
     */
    public record MeterStanding(Meter meter, String model, Quantity used, Quantity free, List<Tier> tiers) {

        public MeterStanding {
            tiers = List.copyOf(tiers);
        }
    }

    /** @param upTo the last unit; null in the last tier */
    public record Tier(@Nullable Quantity upTo, BigDecimal unitPrice) {}
}
