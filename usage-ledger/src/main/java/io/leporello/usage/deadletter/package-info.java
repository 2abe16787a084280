/**
 * Events that a projection could not fold and set aside, so that the rest goes on. What is set aside is missing in the
 * projection's rows, and whoever makes money of them has to ask.
 */
@NullMarked
package io.leporello.usage.deadletter;

import org.jspecify.annotations.NullMarked;
