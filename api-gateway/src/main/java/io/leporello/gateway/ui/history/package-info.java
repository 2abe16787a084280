/**
 * The ledger as a log that people read: one line an event, each line opening to the whole event and the stream around it.
 */
@NullMarked
package io.leporello.gateway.ui.history;

import org.jspecify.annotations.NullMarked;
