package io.leporello.gateway.ui.user;

import java.util.regex.Pattern;

/** The list an act was taken from. What a form says of it may lead to a list of ours, and nowhere else. */
final class LocalList {

    private static final Pattern OF_CUSTOMER = Pattern.compile("/customers/[A-Za-z0-9._-]{1,64}/users");
    private static final String ALL = "/users";

    private LocalList() {}

    static String of(String list) {
        return OF_CUSTOMER.matcher(list).matches() ? list : ALL;
    }
}
