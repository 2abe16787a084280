/**
 * Every event of the ledger in ledger order, for auditors.
 */
@NullMarked
package io.leporello.usage.history;

import org.jspecify.annotations.NullMarked;
