/**
 * What is counted and over which time: decimals, meters, quantities, billing periods and day shares; it knows nothing of money.
 */
@NullMarked
package io.leporello.measure;

import org.jspecify.annotations.NullMarked;
