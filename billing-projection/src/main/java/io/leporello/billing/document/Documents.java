package io.leporello.billing.document;

import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.Invoice;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the documents of an invoice, and lets none out that an official rule forbids. */
@Component
public final class Documents {

    Documents() {
        OfficialRules.warmUp();
    }

    /**
     * The documents to be issued: ZUGFeRD, and XRechnung, or the core of EN 16931 where too little is known of the buyer. The
     * same invoice gives the same bytes.
     *
     * @param usage for the last page; null leaves that page out
     * @throws Refusal of kind INVALID that names every broken rule, such as BR-CO-15, as a field
     */
    public List<Document> of(Invoice invoice, @Nullable UsageSummary usage) {
        var words = new Wording(invoice);
        var electronic = ElectronicInvoice.of(invoice, words);
        var zugferd = CrossIndustryInvoice.of(electronic, Profile.ZUGFERD);
        var structured =
                isKnownWell(invoice.buyer()) ? xrechnung(electronic) : new Document(DocumentForm.EN16931, zugferd);
        refuse(OfficialRules.compiled().breachesOfZugferd(zugferd));
        return List.of(structured, new Document(DocumentForm.ZUGFERD, ZugferdPdf.of(invoice, words, zugferd, usage)));
    }

    /** What XRechnung asks for of a buyer beyond EN 16931: BR-DE-8, BR-DE-9 and an electronic address. */
    private static boolean isKnownWell(Buyer buyer) {
        return buyer.city() != null && buyer.postalCode() != null && buyer.email() != null;
    }

    private static Document xrechnung(ElectronicInvoice electronic) {
        var xrechnung = CrossIndustryInvoice.of(electronic, Profile.XRECHNUNG);
        refuse(OfficialRules.compiled().breachesOfXRechnung(xrechnung));
        return new Document(DocumentForm.XRECHNUNG, xrechnung);
    }

    /**
     * The XRechnung in the syntax UBL, for whoever wants it so: made when asked for, always the same bytes.
     *
     * @throws Refusal as above
     */
    public Document ubl(Invoice invoice) {
        var ubl = UniversalBusinessLanguage.of(ElectronicInvoice.of(invoice, new Wording(invoice)));
        refuse(OfficialRules.compiled().breachesOfXRechnungUbl(ubl));
        return new Document(DocumentForm.XRECHNUNG_UBL, ubl);
    }

    private static void refuse(List<Breach> breaches) {
        var checks = new Checks();
        breaches.forEach(breach -> checks.require(false, breach.rule(), breach.text()));
        checks.refuseIfAny();
    }
}
