package io.leporello.billing.document;

import java.util.Locale;

/** In which form an invoice leaves the house. */
public enum DocumentForm {
    /** XRechnung 3.0 in the syntax UN/CEFACT CII. */
    XRECHNUNG("application/xml"),
    /** The same in the syntax UBL 2.1. */
    XRECHNUNG_UBL("application/xml"),
    /** A PDF/A-3 for people, with the invoice as ZUGFeRD (Factur-X) of the profile EN 16931 inside. */
    ZUGFERD("application/pdf");

    private final String mediaType;

    DocumentForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As it is asked for and written in events: xrechnung, xrechnung-ubl or zugferd. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String mediaType() {
        return mediaType;
    }
}
