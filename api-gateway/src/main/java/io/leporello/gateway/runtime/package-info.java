/**
 * What one process is made of: its parts, its event store, its projections and how they are watched.
 */
@NullMarked
package io.leporello.gateway.runtime;

import org.jspecify.annotations.NullMarked;
