/**
 * One processed document as a fact: recorded once, amended or voided later by a new fact beside it.
 */
@NullMarked
package io.leporello.usage.record;

import org.jspecify.annotations.NullMarked;
