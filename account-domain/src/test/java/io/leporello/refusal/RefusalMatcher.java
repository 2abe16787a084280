package io.leporello.refusal;

import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Tells Axon's fixtures which refusal is expected. */
public final class RefusalMatcher extends CustomTypeSafeMatcher<Refusal> {

    private final Refusal.Kind kind;
    private final String message;

    private RefusalMatcher(Refusal.Kind kind, String message) {
        super("a refusal of kind " + kind + " that says: " + message);
        this.kind = kind;
        this.message = message;
    }

    public static Matcher<Refusal> matching(Refusal.Kind kind, String message) {
        return new RefusalMatcher(kind, message);
    }

    @Override
    protected boolean matchesSafely(Refusal refusal) {
        return refusal.kind() == kind && message.equals(refusal.getMessage());
    }
}
