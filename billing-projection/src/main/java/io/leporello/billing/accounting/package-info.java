/**
 * Issued documents as bookkeeping programs read them: DATEV's format and plain CSV. It books nothing itself and knows
 * nothing that is not on a document.
 */
@NullMarked
package io.leporello.billing.accounting;

import org.jspecify.annotations.NullMarked;
