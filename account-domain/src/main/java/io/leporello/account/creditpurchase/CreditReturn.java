package io.leporello.account.creditpurchase;

import io.leporello.event.Outcome;

/**
 * What became of a return.
 *
 * @param returned as it stands in the ledger
 */
public record CreditReturn(CreditsReturned returned, Outcome outcome) {}
