package io.leporello.account.user;

import io.leporello.event.Outcome;

/**
 * Makes a person's name and address unreadable everywhere and for ever, and frees the address; answered with an
 * {@link Outcome}. It is never refused for being a customer's last MANAGER: the right to be forgotten goes before.
 */
public record EraseUser(String userId) {}
