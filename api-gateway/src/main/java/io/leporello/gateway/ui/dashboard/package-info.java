/**
 * The first page behind the door: how much was used in a period, by whom and of what, what it will cost, and what a newcomer
 * does first.
 */
@NullMarked
package io.leporello.gateway.ui.dashboard;

import org.jspecify.annotations.NullMarked;
