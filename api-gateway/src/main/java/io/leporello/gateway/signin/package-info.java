/**
 * How persons get in: sign-up, invitations, passwords and sessions over HTTP. It keeps no secret itself; what they may do once
 * inside is decided by {@code io.leporello.gateway.security}.
 */
@NullMarked
package io.leporello.gateway.signin;

import org.jspecify.annotations.NullMarked;
