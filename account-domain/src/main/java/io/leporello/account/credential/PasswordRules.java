package io.leporello.account.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Locale.ROOT;

import io.leporello.account.person.Person;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a password must be like, after NIST SP 800-63B: long enough and not what is guessed first; nothing about kinds of
 * characters, which makes passwords worse. A message never repeats it.
 */
public final class PasswordRules {

    public static final int LEAST_CHARACTERS = 10;
    public static final int MOST_CHARACTERS = 200;

    /** A shorter part of a name stands in too many good passwords by accident. */
    private static final int TELLING_CHARACTERS = 4;

    private static final int DIFFERENT_CHARACTERS = 5;
    private static final Set<String> COMMON = read("common-passwords.txt");

    private PasswordRules() {}

    /** Everything that is wrong with it at once; empty when nothing is. */
    public static List<FieldError> faults(String field, @Nullable String password, Person person) {
        var checks = new Checks();
        var written = Objects.requireNonNullElse(password, "");
        length(checks, field, written.codePointCount(0, written.length()));
        if (checks.errors().isEmpty()) guessable(checks, field, written.toLowerCase(ROOT), person);
        return checks.errors();
    }

    private static void length(Checks checks, String field, int characters) {
        checks.require(
                characters >= LEAST_CHARACTERS && characters <= MOST_CHARACTERS,
                field,
                "has " + characters + " characters; " + LEAST_CHARACTERS + " to " + MOST_CHARACTERS + " were expected");
    }

    private static void guessable(Checks checks, String field, String password, Person person) {
        checks.require(
                !COMMON.contains(password) && !COMMON.contains(withoutTail(password)),
                field,
                "is one of those that are tried first; one that nobody else has was expected");
        checks.require(
                password.codePoints().distinct().count() >= DIFFERENT_CHARACTERS,
                field,
                "repeats a few characters; at least " + DIFFERENT_CHARACTERS + " different ones were expected");
        checks.require(
                personal(person).noneMatch(password::contains),
                field,
                "holds the name or the e-mail address; something that others do not know was expected");
    }

    /** A common word does not get better by figures and marks behind it. */
    private static String withoutTail(String password) {
        return password.replaceFirst("[^\\p{L}]+$", "");
    }

    private static Stream<String> personal(Person person) {
        var local = person.email().replaceFirst("@.*", "");
        var names = person.name().split("[^\\p{L}\\p{N}]+");
        return Stream.concat(Stream.of(local), Arrays.stream(names))
                .map(part -> part.toLowerCase(ROOT))
                .filter(part -> part.length() >= TELLING_CHARACTERS);
    }

    static String shortened(String password) {
        return password.length() <= 2 * MOST_CHARACTERS ? password : password.substring(0, 2 * MOST_CHARACTERS);
    }

    private static Set<String> read(String name) {
        try (var list = Objects.requireNonNull(PasswordRules.class.getResourceAsStream(name), name)) {
            return new String(list.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
