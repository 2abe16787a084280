package io.leporello.billing.document;

import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.Seller;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.billing.tax.TaxTotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice as it could have been issued; the sums follow from the lines unless a test wants them wrong. */
final class InvoiceBuilder {

    static final LocalDate FIRST = LocalDate.parse("2026-10-01");
    static final LocalDate NEXT = LocalDate.parse("2026-11-01");

    private final List<StatementLine> lines = new ArrayList<>();
    private InvoiceKind kind = InvoiceKind.INVOICE;
    private TaxCategory category = TaxCategory.S;
    private String locale = "de-DE";
    private String currency = "EUR";
    private @Nullable String buyerReference = "04011000-1234512345-06";
    private @Nullable String buyerCity = "Köln";
    private @Nullable BigDecimal netInstead;
    private @Nullable BigDecimal grossInstead;
    private String customer = "kunde-eins";

    static InvoiceBuilder invoice() {
        return new InvoiceBuilder();
    }

    InvoiceBuilder kind(InvoiceKind kind) {
        this.kind = kind;
        return this;
    }

    /** Of every line that follows. */
    InvoiceBuilder taxed(TaxCategory category) {
        this.category = category;
        return this;
    }

    InvoiceBuilder locale(String locale) {
        this.locale = locale;
        return this;
    }

    InvoiceBuilder currency(String currency) {
        this.currency = currency;
        return this;
    }

    InvoiceBuilder usedBy(String customer) {
        this.customer = customer;
        return this;
    }

    InvoiceBuilder withoutBuyerReference() {
        this.buyerReference = "";
        return this;
    }

    InvoiceBuilder withoutCity() {
        this.buyerCity = null;
        return this;
    }

    InvoiceBuilder net(String net) {
        this.netInstead = new BigDecimal(net);
        return this;
    }

    InvoiceBuilder gross(String gross) {
        this.grossInstead = new BigDecimal(gross);
        return this;
    }

    InvoiceBuilder line(StatementLine line) {
        lines.add(Lines.taxed(line, category));
        return this;
    }

    InvoiceBuilder lines(List<StatementLine> more) {
        more.forEach(this::line);
        return this;
    }

    Invoice build() {
        var net = sum(lines.stream().map(StatementLine::amount).toList());
        var taxes = taxes();
        var gross = net.add(sum(taxes.stream().map(TaxTotal::amount).toList()));
        return new Invoice(
                prefix() + "-2026-00017",
                kind,
                kind == InvoiceKind.INVOICE
                        ? null
                        : new Invoice.Reference("RE-2026-00011", LocalDate.parse("2026-10-05")),
                kind == InvoiceKind.INVOICE ? null : "Falscher Tarif vereinbart",
                customer,
                YearMonth.parse("2026-10"),
                FIRST,
                NEXT,
                "Europe/Berlin",
                LocalDate.parse("2026-11-03"),
                LocalDate.parse("2026-11-17"),
                currency,
                locale,
                seller(),
                buyer(),
                lines,
                netInstead == null ? net : netInstead,
                taxes,
                grossInstead == null ? gross : grossInstead,
                123_456);
    }

    private String prefix() {
        return switch (kind) {
            case INVOICE -> "RE";
            case CREDIT_NOTE -> "GS";
            case CORRECTION -> "RK";
        };
    }

    private BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO.setScale(Lines.decimals(currency)), BigDecimal::add);
    }

    private List<TaxTotal> taxes() {
        var bases = new LinkedHashMap<TaxCategory, BigDecimal>();
        lines.forEach(line -> bases.merge(line.taxCategory(), line.amount(), BigDecimal::add));
        return bases.entrySet().stream()
                .map(base -> tax(base.getKey(), base.getValue()))
                .toList();
    }

    private TaxTotal tax(TaxCategory category, BigDecimal base) {
        var rate = Lines.rate(category);
        var amount = base.multiply(rate).movePointLeft(2).setScale(Lines.decimals(currency), RoundingMode.HALF_UP);
        return new TaxTotal(category, rate, base, amount, note(category));
    }

    private static @Nullable String note(TaxCategory category) {
        return switch (category) {
            case AE -> "Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge), § 13b UStG";
            case S, Z, O, G, E -> null;
        };
    }

    static Seller seller() {
        return new Seller(
                "Leporello Dokumente GmbH",
                "Mozartstraße 11",
                "10115",
                "Berlin",
                "DE",
                "DE123456789",
                "30/123/45678",
                "Donna Elvira",
                "+49 30 1234567",
                "rechnung@leporello.example",
                "Amtsgericht Charlottenburg, HRB 123456 B",
                "Geschäftsführerin: Zerlina Masetto",
                "Musterbank Berlin",
                "DE02120300000000202051",
                "BYLADEM1001");
    }

    private Buyer buyer() {
        return switch (category) {
            case AE -> buyer("Papierhandel Donau GmbH", "Ringstraße 7", "1010", "Wien", "AT", "ATU12345678");
            case O, G -> buyer("Lakeside Papers Inc.", "401 Main Street", "98101", "Seattle", "US", null);
            case S, Z, E -> buyer("Kunde Eins GmbH & Co. KG", "Domplatz 3", "50667", buyerCity, "DE", "DE987654321");
        };
    }

    private Buyer buyer(
            String name,
            String street,
            String postalCode,
            @Nullable String city,
            String country,
            @Nullable String vatId) {
        return new Buyer(
                "kunde-eins",
                name,
                street,
                postalCode,
                city,
                country,
                vatId,
                "eingang@kunde-eins.example",
                String.valueOf(buyerReference));
    }
}
