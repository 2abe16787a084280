package io.leporello.account.creditpurchase;

import io.leporello.event.Outcome;

/**
 * What became of a purchase.
 *
 * @param pack as it stands in the ledger
 */
public record Purchase(CreditsPurchased pack, Outcome outcome) {}
