package io.leporello.gateway.runtime.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is in a backup.
 *
 * @param format    of the file; grows when an older Leporello could not read a newer file
 * @param leporello the version that wrote it
 * @param postgres  the server it comes from
 * @param position  of the last event in it
 * @param schemas   the last migration of each module, whose tables the rows fit
 * @param sequences by name, the last number each gave out
 */
record Manifest(
        int format,
        String leporello,
        String postgres,
        Instant createdAt,
        long position,
        Map<String, String> schemas,
        List<Table> tables,
        Map<String, Long> sequences) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * The rows of one table, as PostgreSQL's {@code COPY} writes them as text.
     *
     * @param columns without those that are computed
     * @param sha256  of the text
     */
    record Table(String name, List<String> columns, long rows, long bytes, String sha256) {

        String entry() {
            return "tables/" + name + ".copy";
        }

        String copy() {
            return "copy %s (%s)".formatted(name, String.join(", ", columns));
        }
    }
}
