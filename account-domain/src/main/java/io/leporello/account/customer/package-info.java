/**
 * Customers: organisations that use the platform and are billed for it, from registration to closing; neither their
 * contracts nor their usage.
 */
@NullMarked
package io.leporello.account.customer;

import org.jspecify.annotations.NullMarked;
