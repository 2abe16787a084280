package io.leporello.billing.document;

import io.leporello.billing.document.ElectronicInvoice.Line;
import io.leporello.billing.document.ElectronicInvoice.Tax;
import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.Seller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Writes an invoice as UBL 2.1, a credit note as the document type of its own that it is there. */
final class UniversalBusinessLanguage {

    private static final String SCHEMAS = "urn:oasis:names:specification:ubl:schema:xsd:";

    private final ElectronicInvoice electronic;
    private final Invoice invoice;
    private final Profile profile;
    private final boolean isCreditNote;

    private UniversalBusinessLanguage(ElectronicInvoice electronic, Profile profile) {
        this.electronic = electronic;
        this.invoice = electronic.invoice();
        this.profile = profile;
        this.isCreditNote = invoice.kind() == InvoiceKind.CREDIT_NOTE;
    }

    static byte[] of(ElectronicInvoice electronic, Profile profile) {
        return new UniversalBusinessLanguage(electronic, profile).document();
    }

    private byte[] document() {
        var root = isCreditNote ? "CreditNote" : "Invoice";
        var namespaces = new TreeMap<>(Map.of(
                "", SCHEMAS + root + "-2",
                "cac", SCHEMAS + "CommonAggregateComponents-2",
                "cbc", SCHEMAS + "CommonBasicComponents-2"));
        return Xml.document(root, namespaces, this::write);
    }

    private void write(Xml xml) throws XMLStreamException {
        header(xml);
        xml.in(
                "cac:AccountingSupplierParty",
                supplier -> supplier.in("cac:Party", it -> seller(it, electronic.seller())));
        xml.in(
                "cac:AccountingCustomerParty",
                customer -> customer.in("cac:Party", it -> buyer(it, electronic.buyer())));
        xml.in("cac:Delivery", it -> day(it, "cbc:ActualDeliveryDate", electronic.lastDay()));
        xml.in("cac:PaymentMeans", this::paymentMeans);
        xml.in("cac:PaymentTerms", it -> it.text("cbc:Note", electronic.terms()));
        xml.in("cac:TaxTotal", this::taxes);
        xml.in("cac:LegalMonetaryTotal", this::totals);
        for (var line : electronic.lines())
            xml.in(isCreditNote ? "cac:CreditNoteLine" : "cac:InvoiceLine", it -> line(it, line));
    }

    private void header(Xml xml) throws XMLStreamException {
        xml.text("cbc:CustomizationID", profile.specification());
        xml.text("cbc:ProfileID", profile.process());
        xml.text("cbc:ID", invoice.number());
        day(xml, "cbc:IssueDate", invoice.issuedOn());
        if (electronic.dueOn() != null) day(xml, "cbc:DueDate", electronic.dueOn());
        xml.text(
                isCreditNote ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode",
                invoice.kind().code());
        xml.text("cbc:Note", electronic.note());
        xml.text("cbc:DocumentCurrencyCode", invoice.currency());
        xml.text("cbc:BuyerReference", invoice.buyer().buyerReference());
        period(xml, invoice.from(), electronic.lastDay());
        var preceding = invoice.refersTo();
        if (preceding != null)
            xml.in(
                    "cac:BillingReference",
                    reference -> reference.in("cac:InvoiceDocumentReference", it -> {
                        it.text("cbc:ID", preceding.number());
                        day(it, "cbc:IssueDate", preceding.issuedOn());
                    }));
    }

    private void seller(Xml party, Seller seller) throws XMLStreamException {
        mailbox(party, seller.email());
        identification(party, electronic.sellerId());
        address(party, seller.street(), seller.city(), seller.postalCode(), seller.country());
        taxScheme(party, electronic.sellerVatId(), "VAT");
        taxScheme(party, seller.taxNumber(), "FC");
        party.in(
                "cac:PartyLegalEntity",
                entity -> entity.text("cbc:RegistrationName", seller.name())
                        .text("cbc:CompanyID", seller.registration())
                        .text("cbc:CompanyLegalForm", electronic.sellerLegalNotes()));
        party.in(
                "cac:Contact",
                contact -> contact.text("cbc:Name", seller.contactName())
                        .text("cbc:Telephone", seller.phone())
                        .text("cbc:ElectronicMail", seller.email()));
    }

    private void buyer(Xml party, Buyer buyer) throws XMLStreamException {
        mailbox(party, buyer.email());
        identification(party, buyer.account());
        address(party, buyer.street(), buyer.city(), buyer.postalCode(), buyer.country());
        taxScheme(party, electronic.buyerVatId(), "VAT");
        party.in("cac:PartyLegalEntity", it -> it.text("cbc:RegistrationName", buyer.name()));
    }

    private static void mailbox(Xml party, @Nullable String email) throws XMLStreamException {
        party.text("cbc:EndpointID", email, "schemeID", "EM");
    }

    private static void identification(Xml party, @Nullable String id) throws XMLStreamException {
        if (id != null) party.in("cac:PartyIdentification", it -> it.text("cbc:ID", id));
    }

    private static void address(
            Xml party, @Nullable String street, @Nullable String city, @Nullable String postalCode, String country)
            throws XMLStreamException {
        party.in(
                "cac:PostalAddress",
                address -> address.text("cbc:StreetName", street)
                        .text("cbc:CityName", city)
                        .text("cbc:PostalZone", postalCode)
                        .in("cac:Country", it -> it.text("cbc:IdentificationCode", country)));
    }

    private static void taxScheme(Xml party, @Nullable String number, String scheme) throws XMLStreamException {
        if (number == null) return;
        party.in(
                "cac:PartyTaxScheme",
                it -> it.text("cbc:CompanyID", number).in("cac:TaxScheme", tax -> tax.text("cbc:ID", scheme)));
    }

    private void paymentMeans(Xml means) throws XMLStreamException {
        var seller = electronic.seller();
        means.text("cbc:PaymentMeansCode", electronic.paymentMeans());
        means.text("cbc:PaymentID", invoice.number());
        means.in("cac:PayeeFinancialAccount", account -> {
            account.text("cbc:ID", seller.iban()).text("cbc:Name", seller.name());
            if (seller.bic() != null)
                account.in("cac:FinancialInstitutionBranch", it -> it.text("cbc:ID", seller.bic()));
        });
    }

    private void taxes(Xml taxes) throws XMLStreamException {
        amount(taxes, "cbc:TaxAmount", electronic.taxAmount());
        for (var tax : electronic.taxes()) taxes.in("cac:TaxSubtotal", it -> tax(it, tax));
    }

    private void tax(Xml subtotal, Tax tax) throws XMLStreamException {
        amount(subtotal, "cbc:TaxableAmount", tax.total().base());
        amount(subtotal, "cbc:TaxAmount", tax.total().amount());
        subtotal.in(
                "cac:TaxCategory",
                category -> category.text("cbc:ID", tax.total().category().name())
                        .number("cbc:Percent", tax.rate())
                        .text("cbc:TaxExemptionReasonCode", tax.reasonCode())
                        .text("cbc:TaxExemptionReason", tax.reason())
                        .in("cac:TaxScheme", it -> it.text("cbc:ID", "VAT")));
    }

    private void totals(Xml totals) throws XMLStreamException {
        amount(totals, "cbc:LineExtensionAmount", invoice.net());
        amount(totals, "cbc:TaxExclusiveAmount", invoice.net());
        amount(totals, "cbc:TaxInclusiveAmount", invoice.gross());
        amount(totals, "cbc:PayableAmount", invoice.gross());
    }

    private void line(Xml xml, Line line) throws XMLStreamException {
        xml.text("cbc:ID", line.id());
        xml.number(
                isCreditNote ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
                line.quantity(),
                "unitCode",
                line.unit());
        amount(xml, "cbc:LineExtensionAmount", line.amount());
        if (line.period() != null)
            period(xml, line.period().firstDay(), line.period().lastDay());
        xml.in("cac:Item", item -> {
            item.text("cbc:Description", line.description()).text("cbc:Name", line.name());
            item.in("cac:ClassifiedTaxCategory", tax -> {
                tax.text("cbc:ID", line.category().name());
                if (line.rate() != null) tax.number("cbc:Percent", line.rate());
                tax.in("cac:TaxScheme", it -> it.text("cbc:ID", "VAT"));
            });
        });
        xml.in("cac:Price", price -> {
            amount(price, "cbc:PriceAmount", line.price());
            if (line.priceBase() != null) price.number("cbc:BaseQuantity", line.priceBase(), "unitCode", line.unit());
        });
    }

    private void amount(Xml xml, String element, BigDecimal amount) throws XMLStreamException {
        xml.number(element, amount, "currencyID", invoice.currency());
    }

    private static void period(Xml xml, LocalDate firstDay, LocalDate lastDay) throws XMLStreamException {
        xml.in("cac:InvoicePeriod", period -> {
            day(period, "cbc:StartDate", firstDay);
            day(period, "cbc:EndDate", lastDay);
        });
    }

    private static void day(Xml xml, String element, LocalDate day) throws XMLStreamException {
        xml.text(element, day.toString());
    }
}
