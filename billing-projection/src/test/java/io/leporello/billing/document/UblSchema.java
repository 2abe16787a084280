package io.leporello.billing.document;

import io.leporello.billing.invoice.InvoiceKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schema of UBL 2.1, which is no part of the product. */
record UblSchema(Schema schema) {

    private static final UblSchema INVOICE = read("UBL-Invoice-2.1.xsd");
    private static final UblSchema CREDIT_NOTE = read("UBL-CreditNote-2.1.xsd");

    static UblSchema of(InvoiceKind kind) {
        return kind == InvoiceKind.CREDIT_NOTE ? CREDIT_NOTE : INVOICE;
    }

    private static UblSchema read(String document) {
        var sources = Stream.of(
                        "/schemas/CCTS_CCT_SchemaModule.xsd",
                        "/schemas/xmldsig-core-schema.xsd",
                        "/external/schemas/ubl21/maindoc/" + document)
                .map(resource -> Objects.requireNonNull(UblSchema.class.getResource(resource), resource))
                .map(url -> new StreamSource(url.toString()))
                .toArray(Source[]::new);
        try {
            return new UblSchema(SchemaFactory.newDefaultInstance().newSchema(sources));
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }

    void validate(byte[] xml) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
    }
}
