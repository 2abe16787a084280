/** The gateway as a whole, tested from outside. */
@NullMarked
package io.leporello.gateway;

import org.jspecify.annotations.NullMarked;
