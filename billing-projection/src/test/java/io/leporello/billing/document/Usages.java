package io.leporello.billing.document;

import io.leporello.billing.invoice.UsageSummary;
import io.leporello.billing.invoice.UsageSummary.Day;
import io.leporello.billing.invoice.UsageSummary.Part;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A month of usage for the last page. */
final class Usages {

    private Usages() {}

    static UsageSummary ofOctober() {
        var days = IntStream.range(0, 31)
                .mapToObj(day ->
                        new Day(InvoiceBuilder.FIRST.plusDays(day), pages(day % 7 > 4 ? 0 : 300 + day * 17 % 500)))
                .toList();
        return new UsageSummary(
                days,
                List.of(part("invoice-extraction", 8_211), part("classification", 3_120), part(null, 1_169)),
                List.of(part("anna.schmidt", 6_001), part("ocr-pipeline", 4_210), part("ben.yilmaz", 2_289)),
                "https://billing.leporello.example/usage");
    }

    static Part part(@Nullable String name, long pages) {
        return new Part(name, pages(pages));
    }

    private static Usage pages(long pages) {
        return new Usage(
                Quantity.of(pages / 12),
                Quantity.of(pages),
                new Quantity(BigDecimal.valueOf(pages).movePointLeft(1)));
    }
}
