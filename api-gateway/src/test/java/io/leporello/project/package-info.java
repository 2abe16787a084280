/**
 * Tests of the project as a whole: how its modules may know each other, how it is built, and what it is delivered with.
 */
@NullMarked
package io.leporello.project;

import org.jspecify.annotations.NullMarked;
