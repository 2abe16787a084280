package io.leporello.billing.accounting;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.tax.TaxTotal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents as comma-separated values in UTF-8, one row for each document and tax; numbers with a decimal point. */
final class PlainTable {

    private static final List<String> HEADER = List.of(
            "number",
            "kind",
            "refersTo",
            "customer",
            "period",
            "issuedOn",
            "dueOn",
            "buyer",
            "buyerName",
            "buyerCountry",
            "buyerVatId",
            "currency",
            "taxCategory",
            "taxRate",
            "net",
            "tax",
            "gross");

    private PlainTable() {}

    static byte[] of(List<Invoice> invoices) {
        var text = new StringWriter();
        try (var table = CsvWriter.builder().build(text)) {
            table.writeRecord(HEADER);
            for (var invoice : invoices) for (var tax : invoice.taxes()) table.writeRecord(row(invoice, tax));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // It is written to memory.
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> row(Invoice invoice, TaxTotal tax) {
        var refersTo = invoice.refersTo();
        var buyer = invoice.buyer();
        return List.of(
                invoice.number(),
                invoice.kind().word(),
                refersTo == null ? "" : refersTo.number(),
                harmless(invoice.customer()),
                invoice.period().toString(),
                invoice.issuedOn().toString(),
                invoice.dueOn().toString(),
                harmless(buyer.account()),
                harmless(buyer.name()),
                buyer.country(),
                harmless(buyer.vatId()),
                invoice.currency(),
                tax.category().name(),
                tax.rate().toPlainString(),
                tax.base().toPlainString(),
                tax.amount().toPlainString(),
                tax.base().add(tax.amount()).toPlainString());
    }

    /** A spreadsheet would run a cell that begins like a formula. */
    private static String harmless(@Nullable String cell) {
        if (cell == null) return "";
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
