/**
 * The ledger itself over HTTP: page by page, or streamed whole for auditors.
 */
@NullMarked
package io.leporello.gateway.history;

import org.jspecify.annotations.NullMarked;
