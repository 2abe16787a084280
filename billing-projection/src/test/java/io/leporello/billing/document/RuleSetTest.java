package io.leporello.billing.document;

import static io.leporello.billing.document.InvoiceBuilder.invoice;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.tax.TaxCategory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XsltExecutable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The rules are found in another way than they were published to be; what they say has to stay the same. */
class RuleSetTest {

    private static final String RULES = "/external/schematron/";
    private static final int INVOICES = 60;
    private static final List<String> OTHER_TEXTS = List.of("", " ", "XX", "S", "Z", "AE", "O", "DE", "VA", "EUR");
    private static final List<String> OTHER_NUMBERS = List.of("-1", "0", "99999.999", "380", "386", "20261301");

    private final Processor saxon = new Processor(false);
    private final Random random = new Random(20_261_128);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.3.15/cii/EN16931-CII-validation.xslt",
                "3.0.2/XRechnung-CII-validation.xslt",
                "2.4/FACTUR-X_EN16931.xslt",
                "1.3.15/ubl/EN16931-UBL-validation.xslt",
                "3.0.2/XRechnung-UBL-validation.xslt"
            })
    void a_broken_invoice_breaks_the_rules_that_it_breaks_as_they_were_published(String rules) throws Exception {
        var straight = RuleSet.withoutSchema(RULES + rules);
        var published = published(RULES + rules);
        var found = new ArrayList<Breach>();
        for (var number = 0; number < INVOICES; number++) {
            var xml = broken(rules.contains("UBL") ? ubl() : cii());
            var breaches = judged(() -> breaches(published, xml));
            assertThat(judged(() -> straight.breachesOf(xml))).isEqualTo(breaches);
            found.addAll(breaches);
        }
        assertThat(found).extracting(Breach::rule).hasSizeGreaterThan(10);
    }

    private XsltExecutable published(String resource) throws SaxonApiException {
        var url = requireNonNull(RuleSetTest.class.getResource(resource));
        return saxon.newXsltCompiler().compile(new StreamSource(url.toString()));
    }

    /** Where something is no number at all, rules that compute with it end; a schema, which is not asked here, forbids it. */
    private static List<Breach> judged(Callable<List<Breach>> judge) throws Exception {
        try {
            return judge.call();
        } catch (SaxonApiException | IllegalStateException notComputable) {
            return List.of(new Breach("-", "cannot be computed"));
        }
    }

    private List<Breach> breaches(XsltExecutable rules, byte[] xml) throws SaxonApiException {
        var breaches = new ArrayList<Breach>();
        var tree = saxon.newDocumentBuilder().build(new StreamSource(new ByteArrayInputStream(xml)));
        var judge = rules.load30();
        judge.setGlobalContextItem(tree);
        judge.applyTemplates(tree, new SAXDestination(new FailedAssertions(breaches)));
        return breaches;
    }

    private byte[] cii() {
        var invoice = anyInvoice();
        return CrossIndustryInvoice.of(ElectronicInvoice.of(invoice, new Wording(invoice)), profile());
    }

    private byte[] ubl() {
        var invoice = anyInvoice();
        return UniversalBusinessLanguage.of(ElectronicInvoice.of(invoice, new Wording(invoice)), profile());
    }

    private Profile profile() {
        return anyOf(List.of(Profile.values()));
    }

    private Invoice anyInvoice() {
        var invoice = invoice().kind(anyOf(List.of(InvoiceKind.values()))).taxed(anyOf(List.of(TaxCategory.values())));
        for (var line = 0; line < 3; line++) invoice.line(Lines.random(random));
        return invoice.build();
    }

    /** Some elements say something else, or are gone with all that is in them. */
    private byte[] broken(byte[] xml) throws Exception {
        var document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml));
        for (var number = 0; number < 3; number++) {
            var all = document.getDocumentElement().getElementsByTagName("*");
            var element = (Element) all.item(random.nextInt(all.getLength()));
            if (element.getElementsByTagName("*").getLength() > 0 || random.nextBoolean())
                element.getParentNode().removeChild(element);
            else element.setTextContent(anyOf(isNumber(element.getTextContent()) ? OTHER_NUMBERS : OTHER_TEXTS));
        }
        var bytes = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    private <T> T anyOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
