/**
 * Who is asking and what they may do: keys become callers, and one table says which call needs what. It decides nothing
 * about the business.
 */
@NullMarked
package io.leporello.gateway.security;

import org.jspecify.annotations.NullMarked;
