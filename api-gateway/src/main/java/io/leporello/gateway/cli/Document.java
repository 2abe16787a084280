package io.leporello.gateway.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A real PDF of a public collection.
 *
 * @param corpus the collection it belongs to, as owner/name
 * @param file   its path in that collection; unique there, while two files can have the same content
 * @param sha256 of its content, in hexadecimal
 */
record Document(String corpus, String file, long bytes, String sha256, int pages) {

    /** The documents of the demo, in the order of the list. */
    static List<Document> all() {
        try (var text = new InputStreamReader(Resource.open("documents.csv"), StandardCharsets.UTF_8);
                var rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            return rows.stream().map(Document::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document of(NamedCsvRecord row) {
        return new Document(
                row.getField("corpus"),
                row.getField("file"),
                Long.parseLong(row.getField("bytes")),
                row.getField("sha256"),
                Integer.parseInt(row.getField("pages")));
    }
}
