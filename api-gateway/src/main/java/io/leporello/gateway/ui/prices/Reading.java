package io.leporello.gateway.ui.prices;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Terms as a person reads them.
 *
 * @param fee     for a month; null for none
 * @param minimum for a month; null for none
 */
record Reading(@Nullable String fee, @Nullable String minimum, List<Charge> charges) {

    Reading {
        charges = List.copyOf(charges);
    }

    /**
     * @param meter  in words
     * @param rule   how a quantity becomes a price
     * @param tiers  empty where the model has none
     * @param others what else is said about it, one sentence each
     * @param curve  what a chart draws, as JSON
     */
    record Charge(
            String meter,
            String currency,
            String rule,
            List<Tier> tiers,
            boolean fees,
            List<String> others,
            String curve) {}

    /**
     * @param units   in words, such as "over 1,000 to 10,000"
     * @param flatFee null where there is none
     */
    record Tier(String units, String unitPrice, @Nullable String flatFee) {}
}
