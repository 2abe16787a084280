/**
 * How far billing's rows go. Entries, totals, price book and documents are written by one processing group, so they share
 * one position; who reads them in one snapshot reads what belongs together.
 */
@NullMarked
package io.leporello.billing.position;

import org.jspecify.annotations.NullMarked;
