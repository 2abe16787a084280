/**
 * Billing runs: the invoices of a month for every customer, one piece after the other. A run decides nothing about an
 * invoice; it remembers how far it came, in the transaction that issues, so that a killed process goes on where it was.
 */
@NullMarked
package io.leporello.billing.run;

import org.jspecify.annotations.NullMarked;
