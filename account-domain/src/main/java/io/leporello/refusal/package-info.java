/**
 * How the ledger says no: one exception with a kind, a sentence, and what is wrong in which field.
 */
@NullMarked
package io.leporello.refusal;

import org.jspecify.annotations.NullMarked;
