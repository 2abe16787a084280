package io.leporello.usage.intake;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One usage event that was not taken.
 *
 * @param index  its place in what was sent, from 0
 * @param source as sent; null when it could not be read
 * @param id     as sent; null when it could not be read
 * @param code   the word of a {@link Code}
 * @param detail what is wrong, with which value, and what would have been right
 */
public record Rejection(
        long index, @Nullable String source, @Nullable String id, String code, String detail) {

    /** Why a usage event is not taken. */
    public enum Code {
        INVALID,
        UNKNOWN_CUSTOMER,
        UNKNOWN_USER,
        CUSTOMER_CLOSED,
        IN_THE_FUTURE,
        CONFLICT,
        NOT_ALLOWED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
