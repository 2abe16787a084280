/**
 * Contracts: which plan a customer has from which day on, and what was agreed differently for this customer alone.
 */
@NullMarked
package io.leporello.account.contract;

import org.jspecify.annotations.NullMarked;
