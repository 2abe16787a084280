/**
 * What held when, and since when it was known: customers, plan versions and contracts by position and date.
 */
@NullMarked
package io.leporello.billing.pricebook;

import org.jspecify.annotations.NullMarked;
