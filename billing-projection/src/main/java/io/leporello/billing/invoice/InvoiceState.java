package io.leporello.billing.invoice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a document has come. In JSON a state is its {@link #word}. */
public enum InvoiceState {
    /** Something is open. A credit note stays as it is issued. */
    ISSUED,
    /** Nothing is open any more; at once, when it asks for nothing. */
    PAID,
    /** A credit note took it back. */
    CREDITED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state called {@code word}, exactly as written; empty when there is none. */
    public static Optional<InvoiceState> find(String word) {
        return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }

    @JsonCreator
    static InvoiceState of(String word) {
        return find(word).orElseThrow();
    }
}
