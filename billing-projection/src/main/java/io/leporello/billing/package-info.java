/**
 * Folds of the ledger into money: totals, price book, rating and statements. It owns no events yet.
 */
@NullMarked
package io.leporello.billing;

import org.jspecify.annotations.NullMarked;
