package io.leporello.billing.document;

import java.util.List;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Listens to a Schematron report (SVRL) and keeps what forbids a document: what should be there and is not, and what is there
 * and should not be; warnings and hints do not.
 */
final class FailedAssertions extends DefaultHandler {

    private static final Set<String> FINDINGS = Set.of("failed-assert", "successful-report");

    private final List<Breach> breaches;
    private final StringBuilder text = new StringBuilder();
    private String rule = "";
    private boolean forbids;

    FailedAssertions(List<Breach> breaches) {
        this.breaches = breaches;
    }

    @Override
    public void startElement(String uri, String name, String qualifiedName, Attributes attributes) {
        text.setLength(0);
        if (!FINDINGS.contains(name)) return;
        var flag = attributes.getValue("flag");
        forbids = flag == null || !(flag.equals("warning") || flag.equals("information"));
        rule = attributes.getValue("id") == null ? "" : attributes.getValue("id");
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualifiedName) {
        if (!name.equals("text") || !forbids) return;
        breaches.add(breach(text.toString().strip().replaceAll("\\s+", " ")));
        forbids = false;
    }

    /** Every text begins with the rule's number in brackets; Factur-X gives it nowhere else. */
    private Breach breach(String said) {
        var end = said.indexOf(']');
        if (!said.startsWith("[") || end < 0) return new Breach(rule, said);
        var words = said.substring(end + 1).replaceFirst("^[\\s-]+", "");
        return new Breach(said.substring(1, end), words);
    }
}
