/**
 * The shape every event has: its logical name, its origin, and the one serializer that reads and writes it.
 */
@NullMarked
package io.leporello.event;

import org.jspecify.annotations.NullMarked;
