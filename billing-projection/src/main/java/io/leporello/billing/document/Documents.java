package io.leporello.billing.document;

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
     * The documents to be issued, XRechnung and ZUGFeRD. The same invoice gives the same bytes.
     *
     * @param usage for the last page; null leaves that page out
     * @throws Refusal of kind INVALID that names every broken rule, such as BR-CO-15, as a field
     */
    public List<Document> of(Invoice invoice, @Nullable UsageSummary usage) {
        var words = new Wording(invoice);
        var electronic = ElectronicInvoice.of(invoice, words);
        var xrechnung = CrossIndustryInvoice.of(electronic, Profile.XRECHNUNG);
        refuse(OfficialRules.compiled().breachesOfXRechnung(xrechnung));
        var zugferd = CrossIndustryInvoice.of(electronic, Profile.ZUGFERD);
        refuse(OfficialRules.compiled().breachesOfZugferd(zugferd));
        return List.of(
                new Document(DocumentForm.XRECHNUNG, xrechnung),
                new Document(DocumentForm.ZUGFERD, ZugferdPdf.of(invoice, words, zugferd, usage)));
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
