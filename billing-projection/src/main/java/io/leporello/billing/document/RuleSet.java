package io.leporello.billing.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmDestination;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A schema and the Schematron rules on top of it, compiled once and then used by any number of threads. A document is
 * parsed once: the same events are checked against the schema and grow into the tree that the rules look at.
 */
final class RuleSet {

    // The JDK's own, whatever else lies on the class path.
    private static final SAXParserFactory PARSERS = parsers();
    private static final Processor SAXON = saxon();
    private static final XsltExecutable STRAIGHT_TO_THE_RULES = compiled(source("straight-to-the-rules.xsl"));

    private final @Nullable Schema schema;
    private final List<XsltExecutable> rules;

    /**
     * @param schema resource of an XSD
     * @param rules  resources of Schematron rules that were compiled to XSLT
     */
    RuleSet(String schema, String... rules) {
        this(schema(schema), compiled(rules));
    }

    private RuleSet(@Nullable Schema schema, List<XsltExecutable> rules) {
        this.schema = schema;
        this.rules = List.copyOf(rules);
    }

    static RuleSet withoutSchema(String... rules) {
        return new RuleSet((Schema) null, compiled(rules));
    }

    /** These and more; what is compiled already is not compiled again. */
    RuleSet with(String... more) {
        return new RuleSet(
                schema, Stream.concat(rules.stream(), compiled(more).stream()).toList());
    }

    private static List<XsltExecutable> compiled(String... rules) {
        return Stream.of(rules).map(RuleSet::stylesheet).toList();
    }

    private static SAXParserFactory parsers() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("the JDK has a parser that refuses document types", e);
        }
    }

    private static Processor saxon() {
        var saxon = new Processor(false);
        // The code lists of Factur-X are a document; without this it is read again for every invoice.
        saxon.setConfigurationProperty(Feature.PRE_EVALUATE_DOC_FUNCTION, true);
        return saxon;
    }

    private static Schema schema(String resource) {
        try {
            return SchemaFactory.newDefaultInstance().newSchema(found(resource));
        } catch (SAXException e) {
            throw new IllegalStateException(resource + " is no schema", e);
        }
    }

    /** The rules as they were published, but found without walking through the invoice for each of them. */
    private static XsltExecutable stylesheet(String resource) {
        try {
            var straight = new XdmDestination();
            straight.setBaseURI(found(resource).toURI()); // Code lists lie beside the rules.
            STRAIGHT_TO_THE_RULES.load30().transform(source(resource), straight);
            return compiled(straight.getXdmNode().asSource());
        } catch (SaxonApiException | URISyntaxException e) {
            throw new IllegalStateException(resource + " holds no rules", e);
        }
    }

    private static XsltExecutable compiled(Source stylesheet) {
        try {
            return SAXON.newXsltCompiler().compile(stylesheet);
        } catch (SaxonApiException e) {
            throw new IllegalStateException(stylesheet.getSystemId() + " is no stylesheet", e);
        }
    }

    private static Source source(String resource) {
        return new StreamSource(found(resource).toString());
    }

    private static URL found(String resource) {
        var url = RuleSet.class.getResource(resource);
        if (url == null) throw new IllegalStateException(resource + " is not on the class path");
        return url;
    }

    /** Everything a document breaks; where it breaks the schema, only that. */
    List<Breach> breachesOf(byte[] xml) {
        try {
            var breaches = new ArrayList<Breach>();
            var tree = SAXON.newDocumentBuilder().newBuildingContentHandler();
            var parser = PARSERS.newSAXParser().getXMLReader();
            parser.setContentHandler(schema == null ? tree : checked(schema, tree, breaches));
            parser.parse(new InputSource(new ByteArrayInputStream(xml)));
            if (!breaches.isEmpty()) return breaches;
            for (var rule : rules) {
                var judge = rule.load30();
                judge.setGlobalContextItem(tree.getDocumentNode());
                judge.applyTemplates(tree.getDocumentNode(), new SAXDestination(new FailedAssertions(breaches)));
            }
            return breaches;
        } catch (SAXParseException e) {
            return List.of(SchemaBreaches.breach(e));
        } catch (SAXException | SaxonApiException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("the rules could not be run", e);
        }
    }

    private static ContentHandler checked(Schema schema, ContentHandler next, List<Breach> breaches) {
        var checked = schema.newValidatorHandler();
        checked.setContentHandler(next);
        checked.setErrorHandler(new SchemaBreaches(breaches));
        return checked;
    }

    private record SchemaBreaches(List<Breach> breaches) implements ErrorHandler {

        static Breach breach(SAXParseException found) {
            return new Breach(
                    "XSD",
                    found.getMessage() + " (line " + found.getLineNumber() + ", column " + found.getColumnNumber()
                            + ")");
        }

        @Override
        public void warning(SAXParseException found) {}

        @Override
        public void error(SAXParseException found) {
            breaches.add(breach(found));
        }

        @Override
        public void fatalError(SAXParseException found) throws SAXException {
            throw found;
        }
    }
}
