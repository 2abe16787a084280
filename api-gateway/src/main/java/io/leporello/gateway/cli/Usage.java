package io.leporello.gateway.cli;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What was used in a period: whole documents and pages, credits with their decimals. */
record Usage(BigDecimal documents, BigDecimal pages, BigDecimal credits) {

    /** Equal quantities are equal objects, however many zeros they were written with. */
    Usage {
        documents = plain(documents);
        pages = plain(pages);
        credits = plain(credits);
    }

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The {@code totals} of a usage answer. */
    static Usage of(JsonNode totals) {
        return new Usage(number(totals, "documents"), number(totals, "pages"), number(totals, "credits"));
    }

    private static BigDecimal number(JsonNode totals, String meter) {
        return new BigDecimal(totals.path(meter).asString("0"));
    }

    static Usage ofEvents(Collection<DemoEvent> events) {
        return new Usage(
                BigDecimal.valueOf(events.size()),
                sum(events, event -> BigDecimal.valueOf(event.pages())),
                sum(events, DemoEvent::credits));
    }

    private static BigDecimal sum(Collection<DemoEvent> events, Function<DemoEvent, BigDecimal> quantity) {
        return events.stream().map(quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Usage plus(Usage other) {
        return new Usage(documents.add(other.documents), pages.add(other.pages), credits.add(other.credits));
    }

    static Usage none() {
        return new Usage(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
