/** How processes are put together, tried with real ones. */
@NullMarked
package io.leporello.gateway.runtime;

import org.jspecify.annotations.NullMarked;
