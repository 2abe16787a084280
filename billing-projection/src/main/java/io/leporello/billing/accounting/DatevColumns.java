package io.leporello.billing.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns of one of DATEV's formats, in their order. They stand in a resource, one a line; the first character tells
 * text, which is quoted even when empty, from everything else, which never is.
 */
record DatevColumns(List<Column> columns) {

    record Column(String name, boolean isText) {

        static Column of(String line) {
            return new Column(line.substring(1), line.charAt(0) == '"');
        }

        String cell(String value) {
            return isText ? '"' + value.replace("\"", "\"\"") + '"' : value;
        }
    }

    static DatevColumns read(String resource) {
        try (var lines = Objects.requireNonNull(DatevColumns.class.getResourceAsStream(resource), resource)) {
            return new DatevColumns(new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Column::of)
                    .toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(";"));
    }

    /**
     * @param values by the names of their columns; what is not named stays empty
     * @throws IllegalArgumentException when there is no column of a name
     */
    String row(Map<String, String> values) {
        refuseUnknown(values.keySet());
        return columns.stream()
                .map(column -> column.cell(values.getOrDefault(column.name(), "")))
                .collect(Collectors.joining(";"));
    }

    private void refuseUnknown(Set<String> names) {
        var unknown = new HashSet<>(names);
        columns.forEach(column -> unknown.remove(column.name()));
        if (!unknown.isEmpty()) throw new IllegalArgumentException("There is no column " + unknown);
    }
}
