/** Lays projections out again, into fresh tables that take the places of the old ones. */
@NullMarked
package io.leporello.gateway.runtime.rebuild;

import org.jspecify.annotations.NullMarked;
