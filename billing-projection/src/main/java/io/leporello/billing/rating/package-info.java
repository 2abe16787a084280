/**
 * What usage costs: terms and quantities in, explained lines out. Pure arithmetic without framework, clock, database or
 * configuration; which terms hold on which days, and tax, are decided elsewhere.
 */
@NullMarked
package io.leporello.billing.rating;

import org.jspecify.annotations.NullMarked;
