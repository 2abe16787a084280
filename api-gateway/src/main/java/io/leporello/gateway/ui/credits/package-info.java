/**
 * Prepaid credits of a customer: what was bought, what is left, and the sale of another pack.
 */
@NullMarked
package io.leporello.gateway.ui.credits;

import org.jspecify.annotations.NullMarked;
