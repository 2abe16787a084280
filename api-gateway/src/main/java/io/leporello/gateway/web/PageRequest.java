package io.leporello.gateway.web;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for; an endpoint takes it as an argument.
 *
 * @param limit how many items at most, 1 to 1000
 * @param after the {@code next} of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable String after) {

    public static final int MOST = 1000;
    public static final int USUAL = 100;
}
