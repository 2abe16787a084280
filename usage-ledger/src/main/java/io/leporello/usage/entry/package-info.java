/**
 * The read side that keeps the ledger's shape: narrow, signed rows, one for each usage fact and two for an amendment.
 */
@NullMarked
package io.leporello.usage.entry;

import org.jspecify.annotations.NullMarked;
