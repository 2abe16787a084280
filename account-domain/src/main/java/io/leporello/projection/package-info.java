/**
 * What a projection says of itself so that it can be laid out again: its name, its tables and who fills them. It does not
 * know how that is done.
 */
@NullMarked
package io.leporello.projection;

import org.jspecify.annotations.NullMarked;
