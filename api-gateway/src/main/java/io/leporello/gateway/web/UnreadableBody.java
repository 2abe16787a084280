package io.leporello.gateway.web;

import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says what is wrong with a JSON body. What is no JSON, or of another JSON type than asked for, is unreadable; a property
 * nobody knows and a value that means nothing are readable and refused. The parser's own messages name classes, so they
 * are used only where they speak of characters.
 */
final class UnreadableBody {

    private static final String WHOLE = "body";

    private UnreadableBody() {}

    static RuntimeException explain(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) return within(pathOf(failure.getCause()), refusal);
            if (cause instanceof HttpRefusal refusal) return refusal;
        }
        if (failure.getCause() instanceof JacksonException json) return explain(json);
        return HttpRefusal.unreadable("The body is missing; this call needs a JSON object.");
    }

    private static RuntimeException explain(JacksonException failure) {
        var field = pathOf(failure);
        if (failure instanceof UnrecognizedPropertyException unknown) return Refusal.invalid(field, notKnown(unknown));
        if (failure instanceof InvalidFormatException wrong)
            return wrong.getValue() instanceof String
                    ? Refusal.invalid(field, wrongValue(wrong))
                    : HttpRefusal.unreadable(field, wrongValue(wrong));
        if (failure instanceof MismatchedInputException wrong) return HttpRefusal.unreadable(field, wrongType(wrong));
        if (failure instanceof StreamConstraintsException)
            return HttpRefusal.unreadable(
                    "The JSON is nested too deep, or has a name, number or text that is too long" + place(failure));
        if (failure instanceof StreamReadException)
            return HttpRefusal.unreadable("The body is not JSON" + place(failure) + " " + firstSentence(failure));
        return HttpRefusal.unreadable("The body could not be read to its end.");
    }

    private static String notKnown(UnrecognizedPropertyException failure) {
        var known = Objects.requireNonNullElse(failure.getKnownPropertyIds(), List.<Object>of()).stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return "is not known here; " + known + " are";
    }

    private static String wrongValue(InvalidFormatException failure) {
        var value = failure.getValue();
        var shown = value instanceof String ? RightForm.quoted(value) : String.valueOf(value);
        return "is " + shown + "; " + RightForm.of(failure.getTargetType()) + " was expected";
    }

    private static String wrongType(MismatchedInputException failure) {
        var found = failure instanceof WrongJsonType wrong ? wrong.found() : "of another type";
        return "is " + found + "; " + RightForm.of(failure.getTargetType()) + " was expected";
    }

    /** Where in the text the parser stood, as an editor counts. */
    private static String place(JacksonException failure) {
        var at = failure.getLocation();
        if (at == null || at.getLineNr() < 1) return ".";
        return " at line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
    }

    private static String firstSentence(JacksonException failure) {
        var message = failure.getOriginalMessage();
        var aside = message.indexOf(" (start marker");
        return (aside < 0 ? message : message.substring(0, aside))
                .lines()
                .findFirst()
                .orElse("");
    }

    private static Refusal within(String path, Refusal refusal) {
        if (path.equals(WHOLE) || refusal.errors().isEmpty()) return refusal;
        try {
            new Checks().within(path, refusal.errors()).refuseIfAny();
            return refusal;
        } catch (Refusal placed) {
            return placed;
        }
    }

    private static String pathOf(@Nullable Throwable failure) {
        var path = new StringBuilder();
        if (failure instanceof JacksonException json) json.getPath().forEach(step -> append(path, step));
        return path.isEmpty() ? WHOLE : path.toString();
    }

    private static void append(StringBuilder path, JacksonException.Reference step) {
        if (step.getPropertyName() == null)
            path.append('[').append(step.getIndex()).append(']');
        else path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
    }
}
