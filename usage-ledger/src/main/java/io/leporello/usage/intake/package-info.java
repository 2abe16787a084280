/**
 * Takes usage in: decides event by event, appends what is new in one transaction, and answers once it is durable.
 */
@NullMarked
package io.leporello.usage.intake;

import org.jspecify.annotations.NullMarked;
