package io.leporello.billing.document;

import io.leporello.billing.document.ElectronicInvoice.Line;
import io.leporello.billing.document.ElectronicInvoice.Tax;
import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.Seller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Writes an invoice as UN/CEFACT Cross Industry Invoice D16B. The order of the elements is the schema's. */
final class CrossIndustryInvoice {

    private static final String STANDARD = "urn:un:unece:uncefact:data:standard:";
    private static final Map<String, String> NAMESPACES = new TreeMap<>(Map.of(
            "rsm", STANDARD + "CrossIndustryInvoice:100",
            "ram", STANDARD + "ReusableAggregateBusinessInformationEntity:100",
            "udt", STANDARD + "UnqualifiedDataType:100",
            "qdt", STANDARD + "QualifiedDataType:100"));

    private final ElectronicInvoice electronic;
    private final Invoice invoice;
    private final Profile profile;

    private CrossIndustryInvoice(ElectronicInvoice electronic, Profile profile) {
        this.electronic = electronic;
        this.invoice = electronic.invoice();
        this.profile = profile;
    }

    static byte[] of(ElectronicInvoice electronic, Profile profile) {
        return Xml.document(
                "rsm:CrossIndustryInvoice", NAMESPACES, new CrossIndustryInvoice(electronic, profile)::write);
    }

    private void write(Xml xml) throws XMLStreamException {
        xml.in("rsm:ExchangedDocumentContext", this::context);
        xml.in("rsm:ExchangedDocument", this::header);
        xml.in("rsm:SupplyChainTradeTransaction", transaction -> {
            for (var line : electronic.lines())
                transaction.in("ram:IncludedSupplyChainTradeLineItem", item -> line(item, line));
            transaction.in("ram:ApplicableHeaderTradeAgreement", this::agreement);
            transaction.in("ram:ApplicableHeaderTradeDelivery", this::delivery);
            transaction.in("ram:ApplicableHeaderTradeSettlement", this::settlement);
        });
    }

    private void context(Xml context) throws XMLStreamException {
        if (profile.process() != null)
            context.in(
                    "ram:BusinessProcessSpecifiedDocumentContextParameter", it -> it.text("ram:ID", profile.process()));
        context.in("ram:GuidelineSpecifiedDocumentContextParameter", it -> it.text("ram:ID", profile.specification()));
    }

    private void header(Xml document) throws XMLStreamException {
        document.text("ram:ID", invoice.number());
        document.text("ram:TypeCode", invoice.kind().code());
        day(document, "ram:IssueDateTime", "udt", invoice.issuedOn());
        if (electronic.note() != null) document.in("ram:IncludedNote", it -> it.text("ram:Content", electronic.note()));
    }

    private static void line(Xml item, Line line) throws XMLStreamException {
        item.in("ram:AssociatedDocumentLineDocument", it -> it.text("ram:LineID", line.id()));
        item.in(
                "ram:SpecifiedTradeProduct",
                product -> product.text("ram:Name", line.name()).text("ram:Description", line.description()));
        item.in(
                "ram:SpecifiedLineTradeAgreement",
                it -> it.in("ram:NetPriceProductTradePrice", price -> {
                    price.number("ram:ChargeAmount", line.price());
                    if (line.priceBase() != null)
                        price.number("ram:BasisQuantity", line.priceBase(), "unitCode", line.unit());
                }));
        item.in(
                "ram:SpecifiedLineTradeDelivery",
                it -> it.number("ram:BilledQuantity", line.quantity(), "unitCode", line.unit()));
        item.in("ram:SpecifiedLineTradeSettlement", settlement -> {
            settlement.in("ram:ApplicableTradeTax", tax -> {
                tax.text("ram:TypeCode", "VAT")
                        .text("ram:CategoryCode", line.category().name());
                rate(tax, line.rate());
            });
            if (line.period() != null)
                period(settlement, line.period().firstDay(), line.period().lastDay());
            settlement.in(
                    "ram:SpecifiedTradeSettlementLineMonetarySummation",
                    it -> it.number("ram:LineTotalAmount", line.amount()));
        });
    }

    private void agreement(Xml agreement) throws XMLStreamException {
        agreement.text("ram:BuyerReference", invoice.buyer().buyerReference());
        agreement.in("ram:SellerTradeParty", it -> seller(it, electronic.seller()));
        agreement.in("ram:BuyerTradeParty", it -> buyer(it, electronic.buyer()));
    }

    private void seller(Xml party, Seller seller) throws XMLStreamException {
        party.text("ram:ID", electronic.sellerId());
        party.text("ram:Name", seller.name());
        party.text("ram:Description", electronic.sellerLegalNotes());
        if (seller.registration() != null)
            party.in("ram:SpecifiedLegalOrganization", it -> it.text("ram:ID", seller.registration()));
        party.in("ram:DefinedTradeContact", contact -> {
            contact.text("ram:PersonName", seller.contactName());
            contact.in("ram:TelephoneUniversalCommunication", it -> it.text("ram:CompleteNumber", seller.phone()));
            contact.in("ram:EmailURIUniversalCommunication", it -> it.text("ram:URIID", seller.email()));
        });
        address(party, seller.postalCode(), seller.street(), seller.city(), seller.country());
        mailbox(party, seller.email());
        registration(party, electronic.sellerVatId(), "VA");
        registration(party, seller.taxNumber(), "FC");
    }

    private void buyer(Xml party, Buyer buyer) throws XMLStreamException {
        party.text("ram:ID", buyer.account());
        party.text("ram:Name", buyer.name());
        address(party, buyer.postalCode(), buyer.street(), buyer.city(), buyer.country());
        mailbox(party, buyer.email());
        registration(party, electronic.buyerVatId(), "VA");
    }

    private static void address(
            Xml party, @Nullable String postalCode, @Nullable String street, @Nullable String city, String country)
            throws XMLStreamException {
        party.in(
                "ram:PostalTradeAddress",
                address -> address.text("ram:PostcodeCode", postalCode)
                        .text("ram:LineOne", street)
                        .text("ram:CityName", city)
                        .text("ram:CountryID", country));
    }

    private static void mailbox(Xml party, @Nullable String email) throws XMLStreamException {
        if (email != null)
            party.in("ram:URIUniversalCommunication", it -> it.text("ram:URIID", email, "schemeID", "EM"));
    }

    private static void registration(Xml party, @Nullable String number, String scheme) throws XMLStreamException {
        if (number != null)
            party.in("ram:SpecifiedTaxRegistration", it -> it.text("ram:ID", number, "schemeID", scheme));
    }

    private void delivery(Xml delivery) throws XMLStreamException {
        delivery.in(
                "ram:ActualDeliverySupplyChainEvent",
                event -> day(event, "ram:OccurrenceDateTime", "udt", electronic.lastDay()));
    }

    private void settlement(Xml settlement) throws XMLStreamException {
        settlement.text("ram:PaymentReference", invoice.number());
        settlement.text("ram:InvoiceCurrencyCode", invoice.currency());
        settlement.in("ram:SpecifiedTradeSettlementPaymentMeans", this::paymentMeans);
        for (var tax : electronic.taxes()) settlement.in("ram:ApplicableTradeTax", it -> tax(it, tax));
        period(settlement, invoice.from(), electronic.lastDay());
        settlement.in("ram:SpecifiedTradePaymentTerms", terms -> {
            terms.text("ram:Description", electronic.terms());
            if (electronic.dueOn() != null) day(terms, "ram:DueDateDateTime", "udt", electronic.dueOn());
        });
        settlement.in("ram:SpecifiedTradeSettlementHeaderMonetarySummation", this::totals);
        if (invoice.refersTo() != null) settlement.in("ram:InvoiceReferencedDocument", this::precedingInvoice);
    }

    private void paymentMeans(Xml means) throws XMLStreamException {
        var seller = electronic.seller();
        means.text("ram:TypeCode", electronic.paymentMeans());
        means.in(
                "ram:PayeePartyCreditorFinancialAccount",
                account -> account.text("ram:IBANID", seller.iban()).text("ram:AccountName", seller.name()));
        if (seller.bic() != null)
            means.in("ram:PayeeSpecifiedCreditorFinancialInstitution", it -> it.text("ram:BICID", seller.bic()));
    }

    private static void tax(Xml xml, Tax tax) throws XMLStreamException {
        xml.number("ram:CalculatedAmount", tax.total().amount());
        xml.text("ram:TypeCode", "VAT");
        xml.text("ram:ExemptionReason", tax.reason());
        xml.number("ram:BasisAmount", tax.total().base());
        xml.text("ram:CategoryCode", tax.total().category().name());
        xml.text("ram:ExemptionReasonCode", tax.reasonCode());
        rate(xml, tax.rate());
    }

    private static void rate(Xml tax, @Nullable BigDecimal rate) throws XMLStreamException {
        if (rate != null) tax.number("ram:RateApplicablePercent", rate);
    }

    private void totals(Xml totals) throws XMLStreamException {
        totals.number("ram:LineTotalAmount", invoice.net());
        totals.number("ram:TaxBasisTotalAmount", invoice.net());
        totals.number("ram:TaxTotalAmount", electronic.taxAmount(), "currencyID", invoice.currency());
        totals.number("ram:GrandTotalAmount", invoice.gross());
        totals.number("ram:DuePayableAmount", invoice.gross());
    }

    private void precedingInvoice(Xml reference) throws XMLStreamException {
        var preceding = Objects.requireNonNull(invoice.refersTo());
        reference.text("ram:IssuerAssignedID", preceding.number());
        day(reference, "ram:FormattedIssueDateTime", "qdt", preceding.issuedOn());
    }

    private static void period(Xml parent, LocalDate firstDay, LocalDate lastDay) throws XMLStreamException {
        parent.in("ram:BillingSpecifiedPeriod", period -> {
            day(period, "ram:StartDateTime", "udt", firstDay);
            day(period, "ram:EndDateTime", "udt", lastDay);
        });
    }

    /** Format 102 of UNTDID 2379 is CCYYMMDD. */
    private static void day(Xml parent, String element, String prefix, LocalDate day) throws XMLStreamException {
        var text = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        parent.in(element, it -> it.text(prefix + ":DateTimeString", text, "format", "102"));
    }
}
