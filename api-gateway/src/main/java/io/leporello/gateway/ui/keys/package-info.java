/**
 * Keys of a customer: which there are, what each may do, a new one, and the end of one.
 */
@NullMarked
package io.leporello.gateway.ui.keys;

import org.jspecify.annotations.NullMarked;
