/**
 * Users: people who sign in, their roles, and the customer they act for; from sign-up or invitation to erasure. Neither
 * their passwords nor what they used.
 */
@NullMarked
package io.leporello.account.user;

import org.jspecify.annotations.NullMarked;
