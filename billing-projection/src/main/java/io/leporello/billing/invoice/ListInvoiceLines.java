package io.leporello.billing.invoice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks which lines of documents a usage event is in; answered with {@link InvoiceLines}.
 *
 * @param source  with {@code id} the identity of the event
 * @param visible the accounts the asker may see; null when all
 */
public record ListInvoiceLines(
        String source, String id, @Nullable List<String> visible) {

    public ListInvoiceLines {
        visible = visible == null ? null : List.copyOf(visible);
    }
}
