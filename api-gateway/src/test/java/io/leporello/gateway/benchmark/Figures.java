package io.leporello.gateway.benchmark;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured, in the order of measuring: for people as a table, for programs by name. */
final class Figures {

    private record Figure(String words, BigDecimal value) {}

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    void add(String name, String words, BigDecimal value) {
        figures.put(name, new Figure(words, value));
    }

    void ratio(String name, String words, String part, String whole) {
        add(name, words, value(part).divide(value(whole), 3, RoundingMode.HALF_UP));
    }

    private BigDecimal value(String name) {
        var figure = figures.get(name);
        if (figure == null) throw new IllegalArgumentException(name + " was not measured");
        return figure.value();
    }

    void print(PrintStream out) {
        out.println();
        figures.values()
                .forEach(figure -> out.printf(
                        "  %-46s %12s%n", figure.words(), figure.value().toPlainString()));
        out.println();
    }

    /** With the date, the number of processors and the Java that ran it. */
    Map<String, Object> asMap() {
        var all = new LinkedHashMap<String, Object>();
        all.put("measuredAt", Instant.now().toString());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("java", System.getProperty("java.runtime.version"));
        figures.forEach((name, figure) -> all.put(name, figure.value()));
        return all;
    }
}
