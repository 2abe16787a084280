/**
 * Prepaid credits: what a customer bought, for which price, and within which days it can be used up. What was used up is
 * not known here; it follows from usage.
 */
@NullMarked
package io.leporello.account.creditpurchase;

import org.jspecify.annotations.NullMarked;
