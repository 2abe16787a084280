/**
 * People: the users of a customer and of the platform, from the invitation to the erasure.
 */
@NullMarked
package io.leporello.gateway.ui.user;

import org.jspecify.annotations.NullMarked;
