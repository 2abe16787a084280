package io.leporello.billing.accounting;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How documents are written for a bookkeeping program. */
public enum ExportFormat {
    /** DATEV's Buchungsstapel: one booking for each document and tax. Only documents in euros. */
    DATEV_BOOKINGS,
    /** DATEV's Debitoren/Kreditoren: the buyers of the month's documents, as they are now known. */
    DATEV_DEBTORS,
    /** A plain table, one row for each document and tax, in every currency. */
    CSV;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The format called {@code word}, exactly as written; empty when there is none. */
    public static Optional<ExportFormat> find(String word) {
        return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
    }

    /** All words, for a sentence that says what would have been right. */
    public static String words() {
        return Stream.of(values()).map(ExportFormat::word).collect(Collectors.joining(", "));
    }
}
