/**
 * What is owed, set like the paper one: statements that still move, invoices that no longer do, and why each amount is what
 * it is, down to the single documents.
 */
@NullMarked
package io.leporello.gateway.ui.invoices;

import org.jspecify.annotations.NullMarked;
