package io.leporello.account.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.util.Base64;

/**
 * A place in the list of customers by name.
 *
 * @param name in lower case, as rows are ordered by it
 */
record NameCursor(String name, String id) {

    /** An id has no line feed, so the first one ends it. */
    private static final char END = '\n';

    static String behind(CustomerView customer) {
        var text = customer.id() + END + customer.name().toLowerCase(ROOT);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** @throws Refusal of kind INVALID when {@code after} was not made by {@link #behind} */
    static NameCursor parse(String after) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(after), UTF_8);
            var end = text.indexOf(END);
            if (end > 0 && text.indexOf('\0') < 0)
                return new NameCursor(text.substring(end + 1), text.substring(0, end));
        } catch (IllegalArgumentException notBase64) {
            throw Paging.foreign(after);
        }
        throw Paging.foreign(after);
    }
}
