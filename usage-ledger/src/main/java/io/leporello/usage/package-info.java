/**
 * The ledger's own module: it keeps the stream of events, takes in usage, and lays every usage fact out as a row.
 */
@NullMarked
package io.leporello.usage;

import org.jspecify.annotations.NullMarked;
