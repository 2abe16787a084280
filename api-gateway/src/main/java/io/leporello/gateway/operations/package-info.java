/** What operators call to keep the ledger running: projections, and how to lay them out again. */
@NullMarked
package io.leporello.gateway.operations;

import org.jspecify.annotations.NullMarked;
