/**
 * Exact amounts for work in progress and money with the currency's decimals for paper; it knows nothing of prices or tax.
 */
@NullMarked
package io.leporello.money;

import org.jspecify.annotations.NullMarked;
