/**
 * Usage over HTTP: CloudEvents in, corrections, and what was used.
 */
@NullMarked
package io.leporello.gateway.usage;

import org.jspecify.annotations.NullMarked;
