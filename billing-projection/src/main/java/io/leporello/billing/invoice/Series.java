package io.leporello.billing.invoice;

import java.util.Locale;

/**
 * The numbers of one kind and one year: RE-2026-000001, RE-2026-000002 …
 *
 * @param letters that its numbers begin with
 */
record Series(String letters, int year) {

    static final String TYPE = "invoice-series";

    /** Of the stream in which the n-th event gives the n-th number away. */
    String identifier() {
        return TYPE + "/" + letters + "-" + year;
    }

    /** @param sequence in that stream, from 0 */
    String number(long sequence) {
        return String.format(Locale.ROOT, "%s-%d-%06d", letters, year, sequence + 1);
    }
}
