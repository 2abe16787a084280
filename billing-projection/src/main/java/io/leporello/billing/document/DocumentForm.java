package io.leporello.billing.document;

import io.leporello.billing.invoice.Syntax;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which form an invoice leaves the house. */
public enum DocumentForm {
    /** XRechnung 3.0 in the syntax UN/CEFACT CII. */
    XRECHNUNG("application/xml", Syntax.CII),
    /**
     * The core of EN 16931 in the syntax UN/CEFACT CII, for a buyer of whom less is known than XRechnung asks for: the
     * city and postal code (BR-DE-8, BR-DE-9) or the electronic address.
     */
    EN16931("application/xml", Syntax.CII),
    /** XRechnung in the syntax UBL 2.1. */
    XRECHNUNG_UBL("application/xml", Syntax.UBL),
    /** The core of EN 16931 in the syntax UBL 2.1, likewise. */
    EN16931_UBL("application/xml", Syntax.UBL),
    /** A PDF/A-3 for people, with the invoice as ZUGFeRD (Factur-X) of the profile EN 16931 inside. */
    ZUGFERD("application/pdf", null),
    /** A PDF/A-3 without data inside, for what EN 16931 has no words for. */
    PDF("application/pdf", null);

    private final String mediaType;
    private final @Nullable Syntax syntax;

    DocumentForm(String mediaType, @Nullable Syntax syntax) {
        this.mediaType = mediaType;
        this.syntax = syntax;
    }

    /** As it is written in events and answers: xrechnung, en16931, xrechnung-ubl, en16931-ubl, zugferd or pdf. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether the form called {@code word} is an electronic invoice in this syntax. */
    static boolean isIn(Syntax syntax, String word) {
        return Stream.of(values())
                .anyMatch(form -> form.syntax == syntax && form.word().equals(word));
    }
}
