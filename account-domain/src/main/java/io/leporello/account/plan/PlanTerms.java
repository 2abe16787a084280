package io.leporello.account.plan;

import static io.leporello.measure.DecimalChecks.notNegative;

import io.leporello.measure.Decimals;
import io.leporello.money.Currencies;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a customer can read in a price plan. Terms are equal when they say the same, whatever zeros their numbers
 * were written with. They are made without a check, since a published plan must stay readable when a rule is tightened;
 * who takes them from outside asks {@link #faults} first.
 *
 * @param currency     ISO 4217 code in which every price of the plan is
 * @param recurringFee for a whole calendar month; null is none
 * @param minimum      the least a whole calendar month costs, before tax; null is none
 * @param charges      at most one for each meter; a meter without a charge costs nothing
 */
public record PlanTerms(
        String name,
        String currency,
        @Nullable BigDecimal recurringFee,
        @Nullable BigDecimal minimum,
        List<ChargeTerms> charges) {

    private static final int NAME_CHARACTERS = 200;

    public PlanTerms {
        name = Objects.requireNonNullElse(name, "");
        currency = Objects.requireNonNullElse(currency, "");
        recurringFee = Decimals.normalisedOrNull(recurringFee);
        minimum = Decimals.normalisedOrNull(minimum);
        charges = Parts.listed(charges);
    }

    /** Everything that is wrong with these terms at once; empty when they can be billed. */
    public List<FieldError> faults() {
        var checks = new Checks();
        checks.require(!name.isBlank(), "name", "is missing; the name that customers read was expected");
        checks.require(
                name.length() <= NAME_CHARACTERS,
                "name",
                "has " + name.length() + " characters; at most " + NAME_CHARACTERS + " were expected");
        checks.require(
                Currencies.find(currency).isPresent(),
                "currency",
                "is \"" + currency + "\"; an ISO 4217 code such as EUR was expected");
        notNegative(checks, "recurringFee", recurringFee);
        notNegative(checks, "minimum", minimum);
        checks.require(
                !charges.isEmpty() || recurringFee != null,
                "charges",
                "are missing and so is a recurringFee; at least one of them was expected");
        checks.also(ChargeTerms.faultsOf(charges));
        return checks.errors();
    }
}
