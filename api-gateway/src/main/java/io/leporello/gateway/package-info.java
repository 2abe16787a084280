/**
 * The one process that holds it all: starts the modules and everything that looks outwards.
 */
@NullMarked
package io.leporello.gateway;

import org.jspecify.annotations.NullMarked;
