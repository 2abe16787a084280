/**
 * How much was used: sums of the ledger's entries by customer, user, product and quarter of an hour.
 */
@NullMarked
package io.leporello.billing.totals;

import org.jspecify.annotations.NullMarked;
