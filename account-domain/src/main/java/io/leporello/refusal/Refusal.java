package io.leporello.refusal;

import java.util.List;

/**
 * A message was understood and is refused. Nothing of it was taken. The text is written for the sender: it says what was
 * wrong, with which value, and what would have been right; it never holds secrets or personal data of others.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a message is refused; the gateway has one HTTP status for each. */
    public enum Kind {
        /** It cannot be meant: a value is missing, malformed or out of range. */
        INVALID,
        /** It contradicts what the ledger already holds. */
        CONFLICT,
        /** It speaks of something that does not exist, or that the sender may not see. */
        UNKNOWN,
        /** The sender may see it, but may not do this. */
        NOT_ALLOWED,
        /** Nothing is wrong with it, there is too much to do just now: the same again in a moment may be taken. */
        BUSY
    }

    private final Kind kind;
    private final transient List<FieldError> errors;

    Refusal(Kind kind, String detail, List<FieldError> errors) {
        super(detail);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public static Refusal conflict(String detail) {
        return new Refusal(Kind.CONFLICT, detail, List.of());
    }

    public static Refusal unknown(String detail) {
        return new Refusal(Kind.UNKNOWN, detail, List.of());
    }

    public static Refusal notAllowed(String detail) {
        return new Refusal(Kind.NOT_ALLOWED, detail, List.of());
    }

    public static Refusal busy(String detail) {
        return new Refusal(Kind.BUSY, detail, List.of());
    }

    /** A single field is wrong. */
    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    static Refusal invalid(List<FieldError> errors) {
        var detail = errors.size() == 1
                ? errors.get(0).field() + ": " + errors.get(0).message()
                : errors.size() + " fields are wrong.";
        return new Refusal(Kind.INVALID, detail, errors);
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong field by field; empty when the refusal is not about fields. */
    public List<FieldError> errors() {
        return errors;
    }
}
