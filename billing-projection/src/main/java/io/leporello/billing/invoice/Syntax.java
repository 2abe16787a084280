package io.leporello.billing.invoice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In which syntax an electronic invoice is written; EN 16931 means the same in both. */
public enum Syntax {
    /** UN/CEFACT Cross Industry Invoice. */
    CII,
    /** OASIS Universal Business Language. */
    UBL;

    /** As it is asked for: cii or ubl. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The syntax called {@code word}, exactly as written; empty when there is none. */
    public static Optional<Syntax> find(String word) {
        return Stream.of(values()).filter(syntax -> syntax.word().equals(word)).findFirst();
    }
}
