package io.leporello.account.creditpurchase;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.measure.DecimalChecks;
import io.leporello.measure.Decimals;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.math.BigDecimal;
import org.axonframework.commandhandling.RoutingKey;

/**
 * Takes a part of a pack back, or all of it; answered with a {@link CreditReturn}. The same id with the same content again is
 * already there, with other content it is a conflict. The price of a part is its share of the pack's; parts that are the
 * whole pack come to its whole price. Credits that usage had drawn and that are returned all the same are billed as if they
 * had never been bought.
 *
 * @param credits how many, more than 0
 * @param reason  for whoever reads the history
 */
public record ReturnCredits(String customerId, String purchaseId, String returnId, BigDecimal credits, String reason) {

    /** @throws Refusal of kind INVALID that names everything that is wrong; UNKNOWN when no customer can have this id */
    @SuppressWarnings("NullAway") // A reader may leave credits out; the checks name them.
    public ReturnCredits {
        if (!TextChecks.isId(customerId)) throw CustomerDirectory.unknown(customerId);
        var checks = new Checks();
        TextChecks.id(checks, "id", returnId);
        DecimalChecks.present(checks, "credits", credits);
        DecimalChecks.positive(checks, "credits", credits);
        TextChecks.present(checks, "reason", reason);
        TextChecks.line(checks, "reason", reason);
        checks.refuseIfAny();
        credits = Decimals.normalised(credits);
    }

    /** Goes where purchases go, so that both see each other. */
    @RoutingKey
    String route() {
        return "customer/" + customerId;
    }
}
