/**
 * The mails that go out to persons: written down in the transaction of what they tell of, sent later, at least once. Which
 * links there are and how long they work belongs to the accounts.
 */
@NullMarked
package io.leporello.gateway.mail;

import org.jspecify.annotations.NullMarked;
