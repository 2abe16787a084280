package io.leporello.billing.accounting;

import static java.util.Objects.requireNonNull;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceTerms;
import io.leporello.billing.position.Snapshot;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Makes the files that bookkeeping programs read. */
@Component
final class AccountingExports {

    private final Snapshot snapshot;
    private final AccountingRows rows;
    private final DatevSettings settings;
    private final DatevRows datev;
    private final ZoneId zone;

    AccountingExports(Snapshot snapshot, AccountingRows rows, DatevSettings settings, InvoiceTerms terms) {
        this.snapshot = snapshot;
        this.rows = rows;
        this.settings = settings;
        this.datev = new DatevRows(settings);
        this.zone = terms.zone();
    }

    @QueryHandler
    AccountingFile handle(ExportAccounting question) {
        return snapshot.read(known -> switch (question.format()) {
            case DATEV_BOOKINGS -> bookings(question);
            case DATEV_DEBTORS -> debtors(question);
            case CSV ->
                AccountingFile.of(
                        "invoices-" + question.month() + ".csv",
                        "text/csv;charset=UTF-8",
                        PlainTable.of(rows.issuedIn(question.month())));
        });
    }

    private AccountingFile bookings(ExportAccounting question) {
        var debtors = rows.debtors();
        var bookings = inEuros(question).stream()
                .flatMap(invoice ->
                        datev
                                .bookings(
                                        invoice,
                                        requireNonNull(
                                                debtors.get(invoice.buyer().account())))
                                .stream())
                .toList();
        return datevFile("Buchungsstapel", question, file(question).bookings(bookings));
    }

    private AccountingFile debtors(ExportAccounting question) {
        var debtors = rows.debtors();
        var billed = inEuros(question).stream()
                .map(invoice -> requireNonNull(debtors.get(invoice.buyer().account())))
                .distinct()
                .sorted(Comparator.comparingInt(Debtor::place))
                .map(datev::debtor)
                .toList();
        return datevFile("Debitoren", question, file(question).debtors(billed));
    }

    /** DATEV wants a rate of exchange for everything else, which no document has. */
    private List<Invoice> inEuros(ExportAccounting question) {
        return rows.issuedIn(question.month()).stream()
                .filter(invoice -> invoice.currency().equals(AccountingRows.EURO))
                .toList();
    }

    private DatevFile file(ExportAccounting question) {
        return new DatevFile(settings, LocalDateTime.ofInstant(question.madeAt(), zone), question.month());
    }

    private static AccountingFile datevFile(String kind, ExportAccounting question, byte[] bytes) {
        return AccountingFile.of(
                "EXTF_" + kind + "_" + question.month() + ".csv", "text/csv;charset=windows-1252", bytes);
    }
}
