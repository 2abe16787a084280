package io.leporello.refusal;

import java.util.List;

/**
 * A refusal as it travels from one process to another, where an exception itself cannot go.
 *
 * @param detail what was wrong, with which value, and what would have been right
 * @param errors what is wrong field by field; empty when the refusal is not about fields
 */
public record RefusalText(Refusal.Kind kind, String detail, List<FieldError> errors) {

    public RefusalText {
        errors = List.copyOf(errors);
    }

    public static RefusalText of(Refusal refusal) {
        return new RefusalText(refusal.kind(), String.valueOf(refusal.getMessage()), refusal.errors());
    }

    /** The same refusal again. */
    public Refusal asRefusal() {
        return new Refusal(kind, detail, errors);
    }
}
