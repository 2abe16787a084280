package io.leporello.billing.invoice;

import io.leporello.page.Page;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that one usage event is in; always all of them. */
public record InvoiceLines(List<Line> items, @Nullable String next) implements Page<InvoiceLines.Line> {

    public InvoiceLines {
        items = List.copyOf(items);
    }

    /**
     * @param invoice number of the document
     * @param line    from 1
     * @param period  the month the line is about: for an adjustment an earlier one than the document's
     * @param meter   null for an adjustment, which is about all of them
     */
    public record Line(
            String invoice,
            int line,
            String customer,
            YearMonth period,
            @Nullable String meter,
            BigDecimal amount,
            String currency) {}
}
