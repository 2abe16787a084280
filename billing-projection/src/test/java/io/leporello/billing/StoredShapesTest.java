package io.leporello.billing;

import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.CorrectionIssued;
import io.leporello.billing.invoice.CreditNoteIssued;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceIssued;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.InvoiceNumbered;
import io.leporello.billing.invoice.PaymentRecorded;
import io.leporello.billing.invoice.Seller;
import io.leporello.billing.invoice.StoredDocument;
import io.leporello.billing.run.RunAdvanced;
import io.leporello.billing.run.RunCompleted;
import io.leporello.billing.run.RunStarted;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.billing.tax.TaxTotal;
import io.leporello.event.StoredShapes;
import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every shape in which an event of billing was ever stored, one golden file each. The files are never touched. */
class StoredShapesTest extends StoredShapes {

    private static final Seller SELLER = new Seller(
            "Verkäufer GmbH",
            "Hauptstraße 1",
            "10115",
            "Berlin",
            "DE",
            "DE123456788",
            "12/345/67890",
            "Frau Muster",
            "+49 30 1",
            "rechnung@example.com",
            "HRB 1",
            "Max Muster",
            "Bank",
            "DE02120300000000202051",
            "BYLADEM1001");

    private static final Buyer BUYER = new Buyer(
            "acme",
            "Acme \"& Söhne\" KG",
            "Weg 2",
            "20095",
            "Hamburg",
            "DE",
            "DE999999999",
            "buchhaltung@example.org",
            "04011000-1234512345-35");

    private static final Buyer UNKNOWN_ADDRESS = new Buyer("acme", "Acme", null, null, null, "AT", null, null, "acme");

    private static final StatementLine USAGE = new StatementLine(
            "usage",
            "pages",
            "Pages at graduated prices",
            Quantity.of("123456789012345.123456789"),
            new BigDecimal("80.10"),
            LocalDate.parse("2026-10-01"),
            LocalDate.parse("2026-11-01"),
            "pages-2026",
            2,
            TaxCategory.S,
            new BigDecimal("19"),
            new StatementLine.OfUsage(
                    Quantity.of("100"),
                    Quantity.ZERO,
                    Quantity.of("900"),
                    "graduated",
                    null,
                    List.of(new StatementLine.Step(
                            1,
                            Quantity.ZERO,
                            Quantity.of("1000"),
                            Quantity.of("900"),
                            new BigDecimal("0.1"),
                            BigDecimal.ZERO,
                            new BigDecimal("90"))),
                    new BigDecimal("90"),
                    new BigDecimal("5"),
                    new BigDecimal("4.5"),
                    new BigDecimal("6.3158"),
                    new BigDecimal("5.400009"),
                    new BigDecimal("5000"),
                    new BigDecimal("80.099991")),
            null,
            null,
            null);

    private static final StatementLine MINIMUM = new StatementLine(
            "minimum",
            null,
            "Minimum commitment",
            Quantity.ONE,
            new BigDecimal("19.90"),
            LocalDate.parse("2026-10-01"),
            LocalDate.parse("2026-11-01"),
            "pages-2026",
            2,
            TaxCategory.S,
            new BigDecimal("19"),
            null,
            new StatementLine.Share(new BigDecimal("100"), 31, 31, new BigDecimal("80.10")),
            null,
            null);

    private static final StatementLine ADJUSTMENT = new StatementLine(
            "adjustment",
            null,
            "Adjustment for 2026-09",
            Quantity.ONE,
            new BigDecimal("-5.00"),
            LocalDate.parse("2026-09-01"),
            LocalDate.parse("2026-10-01"),
            null,
            null,
            TaxCategory.S,
            new BigDecimal("19"),
            null,
            null,
            new StatementLine.Adjustment(
                    YearMonth.parse("2026-09"), new BigDecimal("10.00"), new BigDecimal("15.00"), 4711),
            null);

    private static final List<StoredDocument> DOCUMENTS =
            List.of(new StoredDocument("zugferd", "application/pdf", "ab".repeat(32), 38_123));

    private static final Map<String, Object> EVENTS = Map.of(
            "invoice.issued-1",
            new InvoiceIssued(invoice("RE-2026-000001", InvoiceKind.INVOICE, null, null, BUYER), DOCUMENTS),
            "credit-note.issued-1",
            new CreditNoteIssued(
                    invoice(
                            "GS-2026-000001",
                            InvoiceKind.CREDIT_NOTE,
                            new Invoice.Reference("RE-2026-000001", LocalDate.parse("2026-11-02")),
                            "Falsche Anschrift",
                            UNKNOWN_ADDRESS),
                    List.of()),
            "correction.issued-1",
            new CorrectionIssued(
                    invoice(
                            "RK-2026-000001",
                            InvoiceKind.CORRECTION,
                            new Invoice.Reference("RE-2026-000001", LocalDate.parse("2026-11-02")),
                            "Späte Seiten",
                            BUYER),
                    List.of()),
            "invoice.numbered-1",
            new InvoiceNumbered("RE-2026-000001", "acme"),
            "payment.recorded-1",
            new PaymentRecorded(
                    "RE-2026-000001",
                    "acme",
                    "payment-1",
                    new BigDecimal("113.05"),
                    LocalDate.parse("2026-11-14"),
                    "Überweisung 4711"),
            "billing-run.started-1",
            new RunStarted("run-1", YearMonth.parse("2026-10"), "reseller"),
            "billing-run.advanced-1",
            new RunAdvanced(
                    "run-1",
                    "acme",
                    List.of("RE-2026-000001"),
                    3,
                    List.of(new RunAdvanced.Failure("abc", "BR-DE-15: Käuferreferenz fehlt"))),
            "billing-run.completed-1",
            new RunCompleted("run-1"));

    StoredShapesTest() {
        super(new BillingModule().billingEvents(), EVENTS);
    }

    private static Invoice invoice(
            String number,
            InvoiceKind kind,
            Invoice.@Nullable Reference refersTo,
            @Nullable String reason,
            Buyer buyer) {
        return new Invoice(
                number,
                kind,
                refersTo,
                reason,
                "acme",
                YearMonth.parse("2026-10"),
                LocalDate.parse("2026-10-01"),
                LocalDate.parse("2026-11-01"),
                "Europe/Berlin",
                LocalDate.parse("2026-11-02"),
                LocalDate.parse("2026-11-16"),
                "EUR",
                "de-DE",
                SELLER,
                buyer,
                List.of(USAGE, MINIMUM, ADJUSTMENT),
                new BigDecimal("95.00"),
                List.of(new TaxTotal(
                        TaxCategory.S, new BigDecimal("19"), new BigDecimal("95.00"), new BigDecimal("18.05"), null)),
                new BigDecimal("113.05"),
                5_000_000_000L);
    }
}
