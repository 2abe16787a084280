package io.leporello.gateway.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every word of the pages is there in both languages, and none is there for nothing. */
class WordsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java/io/leporello/gateway/ui");
    private static final Pattern WRITTEN_OUT = Pattern.compile("#\\{([a-zA-Z][a-zA-Z0-9._-]*)");
    private static final Pattern IN_QUOTES =
            Pattern.compile("['\"]([a-z][a-zA-Z0-9-]*(?:\\.[a-zA-Z0-9_-]+)*\\.?)['\"]");

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(words("de").keySet())
                .hasSizeGreaterThan(100)
                .isEqualTo(words("en").keySet());
    }

    @Test
    void both_languages_speak_of_the_same_values() throws IOException {
        var english = words("en");
        var german = words("de");
        assertThat(german.keySet())
                .allSatisfy(key -> assertThat(values(german.get(key), Locale.GERMANY))
                        .as(key)
                        .isEqualTo(values(english.get(key), Locale.UK)));
    }

    private static int values(@Nullable String pattern, Locale locale) {
        return new MessageFormat(requireNonNull(pattern), locale).getFormatsByArgumentIndex().length;
    }

    @Test
    void no_bundle_says_the_same_key_as_another() throws IOException {
        assertThat(lines("en").stream()
                        .filter(key -> lines("en").stream().filter(key::equals).count() > 1))
                .isEmpty();
    }

    @Test
    void every_key_that_a_page_writes_out_is_there() throws IOException {
        var used = new TreeSet<String>();
        for (var template : files(RESOURCES.resolve("templates"))) {
            var found = WRITTEN_OUT.matcher(Files.readString(template));
            while (found.find()) used.add(found.group(1));
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(words("en").keySet()).containsAll(used);
    }

    /** A key may be put together from a part in quotes and a word such as a role. */
    @Test
    void no_word_is_there_for_nothing() throws IOException {
        var texts = new ArrayList<String>();
        for (var place : List.of(RESOURCES.resolve("templates"), SOURCES))
            for (var file : files(place)) texts.add(Files.readString(file));
        var written = String.join("\n", texts);
        var parts = IN_QUOTES
                .matcher(written)
                .results()
                .map(found -> found.group(1))
                .filter(part -> part.endsWith("."))
                .collect(Collectors.toSet());
        var idle = words("en").keySet().stream()
                .filter(key -> !written.contains(key))
                .filter(key -> parts.stream().noneMatch(key::startsWith))
                .toList();
        assertThat(idle).isEmpty();
    }

    private static Map<String, String> words(String language) throws IOException {
        var words = new TreeMap<String, String>();
        for (var bundle : bundles(language)) {
            var properties = new Properties();
            try (var text = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
                properties.load(text);
            }
            properties.forEach((key, value) -> words.put((String) key, (String) value));
        }
        return words;
    }

    private static List<String> lines(String language) {
        return bundles(language).stream()
                .flatMap(WordsTest::lines)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.replaceFirst("=.*", ""))
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> bundles(String language) {
        return files(RESOURCES.resolve("ui")).stream()
                .filter(file -> file.toString().endsWith("_" + language + ".properties"))
                .toList();
    }

    private static List<Path> files(Path place) {
        try (var found = Files.walk(place)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
