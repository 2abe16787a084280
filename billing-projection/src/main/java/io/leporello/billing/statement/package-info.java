/**
 * What a customer owes for a period as things are known: it moves with every late event, until an invoice freezes it.
 */
@NullMarked
package io.leporello.billing.statement;

import org.jspecify.annotations.NullMarked;
