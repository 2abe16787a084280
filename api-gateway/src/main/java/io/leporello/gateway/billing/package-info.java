/**
 * What customers owe, over HTTP.
 */
@NullMarked
package io.leporello.gateway.billing;

import org.jspecify.annotations.NullMarked;
