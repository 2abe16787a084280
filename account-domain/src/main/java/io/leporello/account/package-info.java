/**
 * The account module put together: the events it owns, its tables, its look-ups and, where it runs, its handlers.
 */
@NullMarked
package io.leporello.account;

import org.jspecify.annotations.NullMarked;
