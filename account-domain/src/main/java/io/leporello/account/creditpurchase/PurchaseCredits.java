package io.leporello.account.creditpurchase;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.measure.DecimalChecks;
import io.leporello.measure.Decimals;
import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.commandhandling.RoutingKey;
import org.jspecify.annotations.Nullable;

/**
 * Sells a customer a pack of credits; answered with a {@link Purchase}. The same id with the same content again is already
 * there, with other content it is a conflict.
 *
 * @param credits   how many, more than 0
 * @param price     of the whole pack in the customer's currency, before tax; 0 is a gift
 * @param from      the first day on which usage draws from it, past or to come; null for today in the customer's zone, and
 *                  for any day when the pack is there already
 * @param expiresOn the first day on which usage no longer does; null for never
 * @param now       when this is asked
 */
public record PurchaseCredits(
        String customerId,
        String purchaseId,
        BigDecimal credits,
        BigDecimal price,
        @Nullable LocalDate from,
        @Nullable LocalDate expiresOn,
        Instant now) {

    /** @throws Refusal of kind INVALID that names everything that is wrong; UNKNOWN when no customer can have this id */
    @SuppressWarnings("NullAway") // A reader may leave credits and price out; the checks name them.
    public PurchaseCredits {
        if (!TextChecks.isId(customerId)) throw CustomerDirectory.unknown(customerId);
        var checks = new Checks();
        TextChecks.id(checks, "id", purchaseId);
        DecimalChecks.present(checks, "credits", credits);
        DecimalChecks.positive(checks, "credits", credits);
        DecimalChecks.present(checks, "price", price);
        DecimalChecks.notNegative(checks, "price", price);
        DateChecks.plausible(checks, "from", from);
        DateChecks.plausible(checks, "expiresOn", expiresOn);
        checks.refuseIfAny();
        credits = Decimals.normalised(credits);
        price = Decimals.normalised(price);
    }

    /** Goes where commands to the customer go, so that its currency cannot change at the same time elsewhere. */
    @RoutingKey
    String route() {
        return "customer/" + customerId;
    }
}
