package io.leporello.gateway.ui;

import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What somebody entered, and what was wrong with it. What is wrong with no field in particular is wrong with the whole. */
public final class Form {

    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    private final Map<String, String> entered;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private @Nullable String fault;

    private Form(Map<String, String> entered) {
        this.entered = Map.copyOf(entered);
    }

    public static Form empty() {
        return new Form(Map.of());
    }

    public static Form of(Map<String, String> entered) {
        return new Form(entered);
    }

    /** What stands in a field; empty when nothing does. */
    public String value(String field) {
        return Objects.requireNonNullElse(entered.get(field), "").strip();
    }

    /** As it was typed, with spaces at its ends. */
    public String secret(String field) {
        return Objects.requireNonNullElse(entered.get(field), "");
    }

    /** The same; null when nothing does. */
    public @Nullable String valueOrNull(String field) {
        var value = value(field);
        return value.isEmpty() ? null : value;
    }

    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    /** What is wrong with the whole; null when nothing is. */
    public @Nullable String fault() {
        return fault;
    }

    /** Everything that is wrong, for where there is no field to say it at. */
    public String sentence() {
        return Stream.concat(Stream.ofNullable(fault), faults.values().stream()).collect(Collectors.joining(" "));
    }

    public boolean isWrong() {
        return fault != null || !faults.isEmpty();
    }

    public Form wrong(String sentence) {
        fault = sentence;
        return this;
    }

    public Form wrong(String field, String sentence) {
        faults.putIfAbsent(field, sentence);
        return this;
    }

    /**
     * Puts a refusal to the fields it names, in the reader's language: {@code fault.FIELD} of the bundles, or what the ledger
     * said where there is no such sentence.
     */
    public Form refused(Refusal refusal, MessageSource words) {
        refusal.errors().forEach(error -> wrong(lastPart(error.field()), sentence(error, words)));
        if (refusal.errors().isEmpty()) wrong(sentence(refusal, words));
        return this;
    }

    /**
     * Carries out what was entered; an order that finds something wrong with it says so here and does nothing.
     *
     * @return whether it was carried out; otherwise what was wrong stands in this form
     */
    public boolean carriedOut(Runnable order, MessageSource words) {
        answer(
                () -> {
                    order.run();
                    return Boolean.TRUE;
                },
                words);
        return !isWrong();
    }

    /** The same for an order that comes back with something; empty when it was refused. */
    public <T> Optional<T> answer(Supplier<T> order, MessageSource words) {
        try {
            return Optional.of(order.get());
        } catch (Refusal refusal) {
            refused(refusal, words);
            return Optional.empty();
        }
    }

    private static String sentence(FieldError error, MessageSource words) {
        var locale = LocaleContextHolder.getLocale();
        var said = "“" + error.message() + "”";
        return Objects.requireNonNull(words.getMessage(
                "fault." + lastPart(error.field()),
                null,
                words.getMessage("fault", new Object[] {said}, locale),
                locale));
    }

    private static String sentence(Refusal refusal, MessageSource words) {
        var locale = LocaleContextHolder.getLocale();
        if (locale.getLanguage().equals(ENGLISH)) return String.valueOf(refusal.getMessage());
        return words.getMessage("fault.kind." + refusal.kind(), null, locale);
    }

    private static String lastPart(String path) {
        return path.replaceFirst("\\[\\d+]$", "").replaceFirst("^.*\\.", "");
    }
}
