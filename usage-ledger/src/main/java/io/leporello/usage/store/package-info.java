/**
 * Where events are kept. On PostgreSQL positions are commit-ordered and without gaps: a reader that has seen position p
 * never later finds a new event at or below p. As-of queries, replays and tracking tokens rest on that.
 */
@NullMarked
package io.leporello.usage.store;

import org.jspecify.annotations.NullMarked;
