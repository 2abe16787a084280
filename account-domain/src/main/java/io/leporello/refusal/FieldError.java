package io.leporello.refusal;

/**
 * One thing that is wrong with a message.
 *
 * @param field   path of the field as the sender wrote it, such as {@code charges[0].tiers[1].upTo}
 * @param message what is wrong, with which value, and what would have been right
 */
public record FieldError(String field, String message) {}
