/**
 * Usage over time for people who look: series by month, day or hour in the customer's own time zone.
 */
@NullMarked
package io.leporello.billing.dashboard;

import org.jspecify.annotations.NullMarked;
