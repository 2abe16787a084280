package io.leporello.account.contract;

import static io.leporello.measure.DecimalChecks.notNegative;
import static io.leporello.measure.DecimalChecks.percent;

import io.leporello.account.plan.PlanTerms;
import io.leporello.measure.Decimals;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with one customer from one day on. Made without a check, like {@link PlanTerms}: who takes them from
 * outside asks {@link #faults} first.
 *
 * @param plan            id of the price plan
 * @param from            the first day, in the customer's zone; absent only in terms that {@link #faults} refuses
 * @param discountPercent taken off every charge, 0 to 100, not off the recurring fee; null is none
 * @param minimum         replaces the plan's; null leaves it
 * @param overrides       {@link Overrides#NONE} when absent
 * @param billTo          {@link #CUSTOMER}, also when absent, or {@link #RESELLER}
 */
public record ContractTerms(
        String plan,
        LocalDate from,
        @Nullable BigDecimal discountPercent,
        @Nullable BigDecimal minimum,
        Overrides overrides,
        String billTo) {

    public static final String CUSTOMER = "CUSTOMER";
    public static final String RESELLER = "RESELLER";

    public ContractTerms {
        plan = Objects.requireNonNullElse(plan, "");
        discountPercent = Decimals.normalisedOrNull(discountPercent);
        minimum = Decimals.normalisedOrNull(minimum);
        overrides = Objects.requireNonNullElse(overrides, Overrides.NONE);
        billTo = Objects.requireNonNullElse(billTo, CUSTOMER);
    }

    /** Everything that is wrong with these terms at once, as far as they tell by themselves; empty when nothing is. */
    public List<FieldError> faults() {
        var checks = new Checks();
        checks.require(!plan.isBlank(), "plan", "is missing; the id of a price plan was expected");
        checks.require(from != null, "from", "is missing; the contract's first day such as 2026-10-01 was expected");
        percent(checks, "discountPercent", discountPercent);
        notNegative(checks, "minimum", minimum);
        checks.within("overrides", overrides.faults());
        checks.require(
                billTo.equals(CUSTOMER) || billTo.equals(RESELLER),
                "billTo",
                "is \"" + billTo + "\"; one of " + CUSTOMER + ", " + RESELLER + " was expected");
        return checks.errors();
    }

    /**
     * This customer's own prices: the plan with what was agreed differently put in its place. The discount is not among
     * them; it is no price but a link in the chain of a rating.
     */
    public PlanTerms appliedTo(PlanTerms published) {
        return new PlanTerms(
                published.name(),
                published.currency(),
                overrides.recurringFee() == null ? published.recurringFee() : overrides.recurringFee(),
                minimum == null ? published.minimum() : minimum,
                overrides.appliedTo(published.charges()));
    }
}
