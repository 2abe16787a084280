package io.leporello.billing.document;

import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceTerms;
import io.leporello.billing.invoice.Syntax;
import io.leporello.billing.invoice.UsageSummary;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes the documents of an invoice, and lets none out that an official rule forbids. */
@Component
public final class Documents {

    private final Syntax issued;

    Documents(InvoiceTerms terms) {
        this.issued = terms.syntax();
    }

    /** Not before the application is up: compiling the rules takes seconds of a processor, which it needs to start. */
    @EventListener(ContextRefreshedEvent.class)
    void compileRules() {
        OfficialRules.warmUp();
    }

    /**
     * The documents to be issued: an electronic invoice in the seller's syntax and ZUGFeRD, or a PDF alone where
     * {@link ElectronicInvoice#canSay EN 16931 has no words}. The same invoice gives the same bytes.
     *
     * @param usage for the last page; null leaves that page out
     * @throws Refusal of kind INVALID that names every broken rule, such as BR-CO-15, as a field
     */
    public List<Document> of(Invoice invoice, @Nullable UsageSummary usage) {
        var words = new Wording(invoice);
        if (!ElectronicInvoice.canSay(invoice))
            return List.of(new Document(DocumentForm.PDF, InvoicePdf.of(invoice, words, null, usage)));
        var electronic = ElectronicInvoice.of(invoice, words);
        var zugferd = CrossIndustryInvoice.of(electronic, Profile.CORE);
        var data = electronic(electronic, issued);
        // The core alone is the same bytes, which were judged already.
        if (data.form() != DocumentForm.EN16931) refuse(OfficialRules.compiled().breachesOfCii(zugferd, Profile.CORE));
        return List.of(data, new Document(DocumentForm.ZUGFERD, InvoicePdf.of(invoice, words, zugferd, usage)));
    }

    /**
     * The electronic invoice in a syntax, whichever it was issued in.
     *
     * @throws Refusal as above, and of kind CONFLICT where EN 16931 has no words for the invoice
     */
    public Document in(Syntax syntax, Invoice invoice) {
        if (!ElectronicInvoice.canSay(invoice))
            throw Refusal.conflict(
                    invoice.number() + " is in " + invoice.currency()
                            + ", which has more than the two decimals that EN 16931 allows an amount; it exists as a PDF only.");
        return electronic(ElectronicInvoice.of(invoice, new Wording(invoice)), syntax);
    }

    /** XRechnung, or the core of EN 16931 where too little is known of the buyer. */
    private static Document electronic(ElectronicInvoice invoice, Syntax syntax) {
        var profile = isKnownWell(invoice.buyer()) ? Profile.XRECHNUNG : Profile.CORE;
        var rules = OfficialRules.compiled();
        return switch (syntax) {
            case CII -> {
                var cii = CrossIndustryInvoice.of(invoice, profile);
                refuse(rules.breachesOfCii(cii, profile));
                yield new Document(profile == Profile.CORE ? DocumentForm.EN16931 : DocumentForm.XRECHNUNG, cii);
            }
            case UBL -> {
                var ubl = UniversalBusinessLanguage.of(invoice, profile);
                refuse(rules.breachesOfUbl(ubl, profile));
                yield new Document(
                        profile == Profile.CORE ? DocumentForm.EN16931_UBL : DocumentForm.XRECHNUNG_UBL, ubl);
            }
        };
    }

    /** What XRechnung asks for of a buyer beyond EN 16931: BR-DE-8, BR-DE-9 and an electronic address. */
    private static boolean isKnownWell(Buyer buyer) {
        return buyer.city() != null && buyer.postalCode() != null && buyer.email() != null;
    }

    private static void refuse(List<Breach> breaches) {
        var checks = new Checks();
        breaches.forEach(breach -> checks.require(false, breach.rule(), breach.text()));
        checks.refuseIfAny();
    }
}
