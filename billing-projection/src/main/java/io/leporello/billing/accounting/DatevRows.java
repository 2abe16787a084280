package io.leporello.billing.accounting;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.tax.TaxCategory;
import io.leporello.billing.tax.TaxTotal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a document and a debtor are in DATEV's columns. */
final class DatevRows {

    private static final int NUMBER_CHARACTERS = 36;
    private static final int BOOKING_CHARACTERS = 60;
    private static final int NAME_CHARACTERS = 50;
    private static final int SHORT_NAME_CHARACTERS = 15;
    private static final int STREET_CHARACTERS = 36;
    private static final int POSTAL_CODE_CHARACTERS = 10;
    private static final int CITY_CHARACTERS = 30;
    private static final int EMAIL_CHARACTERS = 60;
    private static final int CUSTOMER_CHARACTERS = 15;
    private static final int COUNTRY_LETTERS = 2;
    private static final String COMPANY = "2";
    private static final String GERMAN = "1";
    private static final String ENGLISH = "5";

    private final DatevSettings settings;

    DatevRows(DatevSettings settings) {
        this.settings = settings;
    }

    /** One booking for each tax on the document: the debtor owes what the revenue account earned and its tax. */
    List<Map<String, String>> bookings(Invoice invoice, Debtor debtor) {
        return invoice.taxes().stream()
                .filter(tax -> tax.base().add(tax.amount()).signum() != 0)
                .map(tax -> booking(invoice, debtor, tax))
                .toList();
    }

    private Map<String, String> booking(Invoice invoice, Debtor debtor, TaxTotal tax) {
        var gross = tax.base().add(tax.amount());
        var owed = (invoice.kind() == InvoiceKind.CREDIT_NOTE) == gross.signum() < 0;
        var row = new LinkedHashMap<String, String>();
        row.put("Umsatz (ohne Soll/Haben-Kz)", DatevText.amount(gross));
        row.put("Soll/Haben-Kennzeichen", owed ? "S" : "H");
        row.put("Konto", settings.debtorAccount(debtor.place()));
        row.put("Gegenkonto (ohne BU-Schlüssel)", settings.revenueAccount(tax.category(), tax.rate()));
        row.put("Belegdatum", DatevText.dayAndMonth(invoice.issuedOn()));
        row.put("Belegfeld 1", DatevText.text(invoice.number(), NUMBER_CHARACTERS));
        row.put("Buchungstext", DatevText.text(invoice.buyer().name() + ", " + invoice.period(), BOOKING_CHARACTERS));
        if (tax.category() == TaxCategory.AE)
            putIfThere(row, "EU-Land u. UStID (Bestimmung)", invoice.buyer().vatId());
        row.put("Leistungsdatum", DatevText.day(lastDay(invoice)));
        row.put("Datum Zuord. Steuerperiode", DatevText.day(lastDay(invoice)));
        row.put("Fälligkeit", DatevText.day(invoice.dueOn()));
        row.put("Festschreibung", "0");
        return row;
    }

    private static LocalDate lastDay(Invoice invoice) {
        return invoice.to().minusDays(1);
    }

    Map<String, String> debtor(Debtor debtor) {
        var buyer = debtor.latest();
        var row = new LinkedHashMap<String, String>();
        row.put("Konto", settings.debtorAccount(debtor.place()));
        row.put("Name (Adressattyp Unternehmen)", DatevText.text(buyer.name(), NAME_CHARACTERS));
        row.put("Adressattyp", COMPANY);
        row.put("Kurzbezeichnung", DatevText.text(buyer.name(), SHORT_NAME_CHARACTERS));
        if (buyer.vatId() != null) putVatId(row, buyer.vatId());
        row.put("Adressart", "STR");
        putIfThere(row, "Straße", buyer.street(), STREET_CHARACTERS);
        putIfThere(row, "Postleitzahl", buyer.postalCode(), POSTAL_CODE_CHARACTERS);
        putIfThere(row, "Ort", buyer.city(), CITY_CHARACTERS);
        row.put("Land", buyer.country());
        putIfThere(row, "E-Mail", buyer.email(), EMAIL_CHARACTERS);
        if (buyer.account().length() <= CUSTOMER_CHARACTERS) row.put("Kunden-/Lief.-Nr.", buyer.account());
        row.put("Sprache", debtor.locale().startsWith("de") ? GERMAN : ENGLISH);
        row.put("Fälligkeit in Tagen (Debitor)", Long.toString(debtor.paymentDays()));
        return row;
    }

    static long paymentDays(Invoice invoice) {
        return ChronoUnit.DAYS.between(invoice.issuedOn(), invoice.dueOn());
    }

    private static void putVatId(Map<String, String> row, String vatId) {
        row.put("EU-Land", vatId.substring(0, COUNTRY_LETTERS));
        row.put("EU-UStID", vatId.substring(COUNTRY_LETTERS));
    }

    private static void putIfThere(Map<String, String> row, String column, @Nullable String value) {
        if (value != null) row.put(column, value);
    }

    private static void putIfThere(Map<String, String> row, String column, @Nullable String value, int charactersMax) {
        if (value != null) row.put(column, DatevText.text(value, charactersMax));
    }
}
