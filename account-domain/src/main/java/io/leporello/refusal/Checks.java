package io.leporello.refusal;

import java.util.ArrayList;
import java.util.List;

/** Gathers everything that is wrong with one message, so that its sender hears all of it at once. */
public final class Checks {

    private final List<FieldError> errors = new ArrayList<>();

    /** Notes {@code message} for {@code field} unless {@code right} holds. */
    public Checks require(boolean right, String field, String message) {
        if (!right) errors.add(new FieldError(field, message));
        return this;
    }

    /** Notes what another check of the same message found. */
    public Checks also(List<FieldError> found) {
        errors.addAll(found);
        return this;
    }

    /** Notes what another check found, its fields below {@code path}. */
    public Checks within(String path, List<FieldError> found) {
        found.forEach(error -> errors.add(new FieldError(path + "." + error.field(), error.message())));
        return this;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /**
     * Ends the check.
     *
     * @throws Refusal of kind {@link Refusal.Kind#INVALID} when anything was wrong
     */
    public void refuseIfAny() {
        if (!errors.isEmpty()) throw Refusal.invalid(errors);
    }
}
