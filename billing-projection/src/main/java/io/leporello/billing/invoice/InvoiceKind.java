package io.leporello.billing.invoice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of document was issued. */
public enum InvoiceKind {
    INVOICE("380"),
    /** Takes an invoice back as a whole. Its amounts are those of the invoice, positive: what is credited. */
    CREDIT_NOTE("381"),
    /** Asks or gives back what an earlier invoice got wrong, where no next invoice will. */
    CORRECTION("384");

    private final String code;

    InvoiceKind(String code) {
        this.code = code;
    }

    /** As it is written for people and programs: invoice, credit-note or correction. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind called {@code word}, exactly as written; empty when there is none. */
    public static Optional<InvoiceKind> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The code of UNTDID 1001 (BT-3). */
    public String code() {
        return code;
    }
}
