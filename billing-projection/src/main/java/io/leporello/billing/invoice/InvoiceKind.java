package io.leporello.billing.invoice;

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

    /** The code of UNTDID 1001 (BT-3). */
    public String code() {
        return code;
    }
}
