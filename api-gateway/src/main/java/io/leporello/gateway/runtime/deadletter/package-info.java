/** Sets aside the events that a projection cannot fold, and folds them when they can be. */
@NullMarked
package io.leporello.gateway.runtime.deadletter;

import org.jspecify.annotations.NullMarked;
