/**
 * Proves that a document still comes out of the events it was made from, or names what does not fit any more.
 */
@NullMarked
package io.leporello.billing.replay;

import org.jspecify.annotations.NullMarked;
