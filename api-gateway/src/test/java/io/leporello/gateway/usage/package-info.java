/** Tries the door of the intake: who gets in beside whom, at what pace, and what is read of a body. */
@NullMarked
package io.leporello.gateway.usage;

import org.jspecify.annotations.NullMarked;
