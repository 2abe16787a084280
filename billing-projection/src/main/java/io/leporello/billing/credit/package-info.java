/**
 * Credits: how many usage counts by the credit schedule, which packs a customer bought, and what usage drew from them on
 * which day. It keeps the schedule's versions and the packs by position; what was drawn is never stored, since a late event
 * moves it, but follows from both whenever it is asked.
 */
@NullMarked
package io.leporello.billing.credit;

import org.jspecify.annotations.NullMarked;
