package io.leporello.billing.document;

import org.jspecify.annotations.Nullable;

/** Which agreement on top of EN 16931 an electronic invoice follows. */
enum Profile {
    XRECHNUNG(
            "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0",
            "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
    /** None; it is what ZUGFeRD calls by the name of the standard. */
    CORE("urn:cen.eu:en16931:2017", null);

    private final String specification;
    private final @Nullable String process;

    Profile(String specification, @Nullable String process) {
        this.specification = specification;
        this.process = process;
    }

    /** BT-24. */
    String specification() {
        return specification;
    }

    /** BT-23; null where none is asked for. */
    @Nullable
    String process() {
        return process;
    }
}
