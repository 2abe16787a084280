package io.leporello.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server writes: the first lines of a start into one file, everything later into the file of the day.
 *
 * @param first  file of the first lines
 * @param folder folder of the files of the days
 */
record ServerLog(Path first, Path folder) {

    private static final int LAST_LINES = 12;

    /** How much is in each file now. */
    Map<Path, Long> mark() throws IOException {
        var sizes = new TreeMap<Path, Long>();
        if (Files.exists(first)) sizes.put(first, Files.size(first));
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) sizes.put(file, Files.size(file));
        }
        return sizes;
    }

    /** What was written since {@code mark}, oldest first. */
    String since(Map<Path, Long> mark) throws IOException {
        var text = new StringBuilder();
        for (var file : mark().keySet()) text.insert(file.equals(first) ? 0 : text.length(), since(mark, file));
        return text.toString();
    }

    private static String since(Map<Path, Long> mark, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(mark.getOrDefault(file, 0L), Files.size(file)));
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    static String lastLines(String text) {
        List<String> lines = text.strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
