/**
 * Invoices, credit notes and corrections: what was issued, frozen, numbered and never edited. What they cost is the
 * statement's affair, how they look the documents'.
 */
@NullMarked
package io.leporello.billing.invoice;

import org.jspecify.annotations.NullMarked;
