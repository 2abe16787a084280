package io.leporello.billing.accounting;

import io.leporello.billing.invoice.Buyer;

/**
 * Who was billed at least once.
 *
 * @param place       among all that were ever billed, from 0, in the order of their first documents; it never changes
 * @param latest      as on the latest document
 * @param locale      of that document
 * @param paymentDays from its day of issue to the last day for payment
 */
record Debtor(int place, Buyer latest, String locale, long paymentDays) {}
