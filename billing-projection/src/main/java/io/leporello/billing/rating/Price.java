package io.leporello.billing.rating;

import static java.util.Objects.requireNonNull;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.PriceModel;
import io.leporello.measure.Quantity;
import io.leporello.money.Amount;
import java.util.Currency;
import java.util.List;

/** A price model with its numbers: what a quantity costs before anything is taken off. */
sealed interface Price permits PerUnit, Graduated, Volume, PackagePrice {

    /** The steps whose sum is the price of {@code billable}, which is never negative. */
    List<PriceStep> of(Quantity billable);

    /** The price for a customer, continuing the word of the meter. */
    String wording();

    /** The price that {@code terms} describe; they must be without faults. */
    static Price from(ChargeTerms terms, Currency currency) {
        var model = PriceModel.find(terms.model()).orElseThrow();
        return switch (model) {
            case PER_UNIT -> new PerUnit(new Amount(requireNonNull(terms.unitPrice()), currency));
            case GRADUATED -> new Graduated(Tier.from(terms.tiers(), currency));
            case VOLUME -> new Volume(Tier.from(terms.tiers(), currency));
            case PACKAGE ->
                new PackagePrice(
                        new Quantity(requireNonNull(terms.packageSize())),
                        new Amount(requireNonNull(terms.packagePrice()), currency));
        };
    }
}
