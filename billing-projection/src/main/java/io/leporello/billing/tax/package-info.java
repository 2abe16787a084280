/**
 * Value added tax: which category and rate a supply has, and what is due on a sum of lines. It knows buyers by country and
 * VAT id only.
 */
@NullMarked
package io.leporello.billing.tax;

import org.jspecify.annotations.NullMarked;
