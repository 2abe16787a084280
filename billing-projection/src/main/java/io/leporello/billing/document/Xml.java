package io.leporello.billing.document;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XML as one reads it: elements within elements. What is null is left out. */
final class Xml {

    // The JDK's own, whatever else lies on the class path: the same invoice is always the same bytes.
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter writer;

    private Xml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    interface Content {
        void write(Xml xml) throws XMLStreamException;
    }

    /**
     * @param namespaces by prefix; the empty prefix is the default namespace
     * @param root       with its prefix
     */
    static byte[] document(String root, Map<String, String> namespaces, Content content) {
        var bytes = new ByteArrayOutputStream(16_384);
        try {
            var writer = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeStartElement(root);
            for (var namespace : namespaces.entrySet()) {
                if (namespace.getKey().isEmpty()) writer.writeDefaultNamespace(namespace.getValue());
                else writer.writeNamespace(namespace.getKey(), namespace.getValue());
            }
            content.write(new Xml(writer));
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written into memory", e);
        }
        return bytes.toByteArray();
    }

    Xml in(String element, Content content) throws XMLStreamException {
        writer.writeStartElement(element);
        content.write(this);
        writer.writeEndElement();
        return this;
    }

    Xml text(String element, @Nullable String text) throws XMLStreamException {
        return text == null ? this : in(element, xml -> writer.writeCharacters(text));
    }

    Xml text(String element, @Nullable String text, String attribute, String value) throws XMLStreamException {
        if (text == null) return this;
        return in(element, xml -> {
            writer.writeAttribute(attribute, value);
            writer.writeCharacters(text);
        });
    }

    Xml number(String element, BigDecimal number) throws XMLStreamException {
        return text(element, number.toPlainString());
    }

    Xml number(String element, BigDecimal number, String attribute, String value) throws XMLStreamException {
        return text(element, number.toPlainString(), attribute, value);
    }
}
