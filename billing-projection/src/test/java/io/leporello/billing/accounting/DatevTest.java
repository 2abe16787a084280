package io.leporello.billing.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.Seller;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.billing.tax.TaxTotal;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DATEV reads what we write: every file is read back here column by column, with DATEV's own rules of quoting. */
class DatevTest {

    private static final LocalDateTime MADE_AT = LocalDateTime.parse("2026-11-28T14:01:40.439");
    private static final DatevSettings SETTINGS =
            new DatevSettings(29_098, 55_003, ChartOfAccounts.SKR03, MonthDay.of(1, 1), 10_000, Map.of());

    private static final Buyer KONTOR = new Buyer(
            "kontor",
            "Kontor \"Nord\" GmbH",
            "Speicherweg 4",
            "20457",
            "Hamburg",
            "DE",
            null,
            "a@kontor.example",
            "kontor");
    private static final Buyer VIENNA =
            new Buyer("wien", "Wiener Łager AG", null, null, "Wien", "AT", "ATU12345675", null, "wien");

    @Test
    void the_header_is_that_of_datevs_own_example_but_for_our_name() {
        assertThat(lines(bookings(invoice(KONTOR, tax("S", "19", "100.00", "19.00"))))
                        .get(0))
                .isEqualTo(
                        "\"EXTF\";700;21;\"Buchungsstapel\";13;20261128140140439;;\"LP\";\"\";\"\";29098;55003;20260101;4"
                                + ";20261101;20261130;\"Rechnungen 2026-11\";\"\";1;0;0;\"EUR\";;\"\";;;\"03\";;;\"\";\"\"");
        assertThat(lines(debtors(KONTOR)).get(0))
                .isEqualTo(
                        "\"EXTF\";700;16;\"Debitoren/Kreditoren\";5;20261128140140439;;\"LP\";\"\";\"\";29098;55003;20260101;4"
                                + ";;;\"\";\"\";;;;\"\";;\"\";;;\"03\";;;\"\";\"\"");
    }

    @Test
    void a_fiscal_year_may_begin_in_another_month() {
        var july = new DatevSettings(1_001, 1, ChartOfAccounts.SKR04, MonthDay.of(7, 1), 10_000, Map.of());
        var spring =
                new String(new DatevFile(july, MADE_AT, YearMonth.of(2026, 5)).bookings(List.of()), DatevText.ENCODING);
        assertThat(spring).contains(";1001;1;20250701;4;20260501;20260531;").contains(";\"04\";");
    }

    @Test
    void every_line_has_all_columns_and_ends_as_datev_wants_it() {
        var file = new String(bookings(invoice(KONTOR, tax("S", "19", "100.00", "19.00"))), DatevText.ENCODING);
        assertThat(file).endsWith("\r\n").doesNotContainPattern("[^\r]\n");
        assertThat(lines(bookings(invoice(KONTOR, tax("S", "19", "1.00", "0.19"))))
                        .subList(1, 3))
                .allSatisfy(line -> assertThat(cells(line)).hasSize(125));
        assertThat(lines(debtors(KONTOR)).subList(1, 3))
                .allSatisfy(line -> assertThat(cells(line)).hasSize(254));
    }

    @ParameterizedTest(name = "{0} {1} %: {2} + {3} is {4} {5} against {6}")
    @CsvSource({
        "S,  19, 100.00,     19.00, '119,00',   S, 8400",
        "S,  16, 100.00,     16.00, '116,00',   S, 8340",
        "S,  19, -100.00,   -19.00, '119,00',   H, 8400",
        "AE, 0,  4000000.00,  0.00, '4000000,00', S, 8336",
        "O,  0,  0.01,        0.00, '0,01',     S, 8338",
        "G,  0,  12.30,       0.00, '12,30',    S, 8120",
    })
    void an_invoice_is_a_booking_for_each_tax(
            String category, String rate, String base, String tax, String amount, String side, String account) {
        var row =
                rows(bookings(invoice(KONTOR, tax(category, rate, base, tax)))).get(0);
        assertThat(row)
                .containsEntry("Umsatz (ohne Soll/Haben-Kz)", amount)
                .containsEntry("Soll/Haben-Kennzeichen", side)
                .containsEntry("Konto", "10000")
                .containsEntry("Gegenkonto (ohne BU-Schlüssel)", account)
                .containsEntry("Belegdatum", "0211")
                .containsEntry("Belegfeld 1", "RE-2026-000001")
                .containsEntry("Leistungsdatum", "31102026")
                .containsEntry("Fälligkeit", "16112026")
                .containsEntry("Buchungstext", "Kontor \"Nord\" GmbH, 2026-10");
    }

    @Test
    void a_credit_note_is_booked_on_the_other_side() {
        var credit = document(InvoiceKind.CREDIT_NOTE, KONTOR, List.of(tax("S", "19", "100.00", "19.00")));
        assertThat(rows(bookings(credit)).get(0)).containsEntry("Soll/Haben-Kennzeichen", "H");
    }

    @Test
    void what_is_zero_is_not_booked() {
        assertThat(rows(bookings(invoice(KONTOR, tax("S", "19", "0.00", "0.00")))))
                .isEmpty();
    }

    @Test
    void reverse_charge_names_the_buyers_vat_id() {
        assertThat(rows(bookings(invoice(VIENNA, tax("AE", "0", "10.00", "0.00"))))
                        .get(0))
                .containsEntry("EU-Land u. UStID (Bestimmung)", "ATU12345675");
    }

    @Test
    void a_debtor_has_an_account_an_address_and_a_language() {
        assertThat(rows(debtors(VIENNA)).get(0))
                .containsEntry("Konto", "10000")
                .containsEntry("Name (Adressattyp Unternehmen)", "Wiener ?ager AG")
                .containsEntry("EU-Land", "AT")
                .containsEntry("EU-UStID", "U12345675")
                .containsEntry("Ort", "Wien")
                .containsEntry("Land", "AT")
                .containsEntry("Kunden-/Lief.-Nr.", "wien")
                .containsEntry("Sprache", "1")
                .containsEntry("Fälligkeit in Tagen (Debitor)", "14");
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource({"Müller & Söhne, Müller & Söhne", "Dvořák, Dvorák", "'a\tb', a b", "1234567890123456, 123456789012345"})
    void text_is_what_windows_can_show(String text, String written) {
        assertThat(DatevText.text(text, 15)).isEqualTo(written);
    }

    @Test
    void an_account_of_the_configuration_goes_before_the_charts() {
        var own = new DatevSettings(1_001, 1, ChartOfAccounts.SKR03, MonthDay.of(1, 1), 10_000, Map.of("S19", "8401"));
        assertThat(own.revenueAccount(TaxCategory.S, new BigDecimal("19"))).isEqualTo("8401");
        assertThatThrownBy(() -> own.revenueAccount(TaxCategory.S, new BigDecimal("20")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SKR03")
                .hasMessageContaining("leporello.datev.accounts.S20");
    }

    @Test
    void debtors_end_where_datevs_accounts_end() {
        var few = new DatevSettings(1_001, 1, ChartOfAccounts.SKR03, MonthDay.of(1, 1), 69_998, Map.of());
        assertThat(few.debtorAccount(1)).isEqualTo("69999");
        assertThatThrownBy(() -> few.debtorAccount(2))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("69999");
    }

    private static byte[] bookings(Invoice invoice) {
        var rows = new DatevRows(SETTINGS).bookings(invoice, new Debtor(0, invoice.buyer(), "de-DE", 14));
        return new DatevFile(SETTINGS, MADE_AT, YearMonth.of(2026, 11)).bookings(rows);
    }

    private static byte[] debtors(Buyer buyer) {
        var row = new DatevRows(SETTINGS).debtor(new Debtor(0, buyer, "de-AT", 14));
        return new DatevFile(SETTINGS, MADE_AT, YearMonth.of(2026, 11)).debtors(List.of(row));
    }

    private static List<String> lines(byte[] file) {
        return new String(file, DatevText.ENCODING).lines().toList();
    }

    private static List<Map<String, String>> rows(byte[] file) {
        var lines = lines(file);
        var names = lines.get(1).split(";", -1);
        return lines.subList(2, lines.size()).stream()
                .map(line -> byName(names, cells(line)))
                .toList();
    }

    private static Map<String, String> byName(String[] names, List<String> cells) {
        var row = new HashMap<String, String>();
        for (var index = 0; index < names.length; index++) row.put(names[index], cells.get(index));
        return row;
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.length(); at++) {
            var character = line.charAt(at);
            if (character == '"' && quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (character == '"') quoted = !quoted;
            else if (character == ';' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(character);
        }
        cells.add(cell.toString());
        return cells;
    }

    private static TaxTotal tax(String category, String rate, String base, String amount) {
        return new TaxTotal(
                TaxCategory.valueOf(category),
                new BigDecimal(rate),
                new BigDecimal(base),
                new BigDecimal(amount),
                null);
    }

    private static Invoice invoice(Buyer buyer, TaxTotal tax) {
        return document(InvoiceKind.INVOICE, buyer, List.of(tax));
    }

    private static Invoice document(InvoiceKind kind, Buyer buyer, List<TaxTotal> taxes) {
        var net = taxes.stream().map(TaxTotal::base).reduce(BigDecimal.ZERO, BigDecimal::add);
        var tax = taxes.stream().map(TaxTotal::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Invoice(
                "RE-2026-000001",
                kind,
                null,
                null,
                buyer.account(),
                YearMonth.of(2026, 10),
                LocalDate.of(2026, 10, 1),
                LocalDate.of(2026, 11, 1),
                "Europe/Berlin",
                LocalDate.of(2026, 11, 2),
                LocalDate.of(2026, 11, 16),
                "EUR",
                "de-DE",
                SELLER,
                buyer,
                List.of(),
                net,
                taxes,
                net.add(tax),
                1_234);
    }

    private static final Seller SELLER = new Seller(
            "Leporello GmbH",
            "Am Markt 1",
            "20095",
            "Hamburg",
            "DE",
            "DE123456788",
            null,
            "Da Ponte",
            "+49 40 1",
            "billing@leporello.example",
            null,
            null,
            null,
            "DE02120300000000202051",
            null);
}
