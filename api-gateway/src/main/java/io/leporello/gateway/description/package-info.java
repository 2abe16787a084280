/**
 * The API described for programs and people: what springdoc finds in the endpoints, and what holds for all of them.
 */
@NullMarked
package io.leporello.gateway.description;

import org.jspecify.annotations.NullMarked;
