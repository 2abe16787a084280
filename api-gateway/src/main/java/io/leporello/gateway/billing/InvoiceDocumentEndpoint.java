package io.leporello.gateway.billing;

import io.leporello.billing.document.DocumentContent;
import io.leporello.billing.document.FindDocument;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.billing.invoice.StoredDocument;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.web.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of an invoice: the very bytes that were issued, for ever. */
@RestController
@Tag(name = "Invoices")
class InvoiceDocumentEndpoint {

    private final Ledger ledger;
    private final KnownInvoices invoices;

    InvoiceDocumentEndpoint(Ledger ledger, KnownInvoices invoices) {
        this.ledger = ledger;
        this.invoices = invoices;
    }

    @GetMapping(path = "/v1/invoices/{number}", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(hidden = true) // Described with the JSON.
    ResponseEntity<byte[]> pdf(@PathVariable String number, Access access) throws HttpMediaTypeNotAcceptableException {
        return document(number, MediaType.APPLICATION_PDF, null, access);
    }

    @GetMapping(path = "/v1/invoices/{number}", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(hidden = true) // Described with the JSON.
    ResponseEntity<byte[]> xml(@PathVariable String number, @RequestParam @Nullable String format, Access access)
            throws HttpMediaTypeNotAcceptableException {
        return document(number, MediaType.APPLICATION_XML, format, access);
    }

    private ResponseEntity<byte[]> document(String number, MediaType type, @Nullable String format, Access access)
            throws HttpMediaTypeNotAcceptableException {
        var invoice = invoices.find(number, access);
        var stored = stored(invoice, type, format);
        if (stored.isEmpty()) throw new HttpMediaTypeNotAcceptableException(possible(invoice));
        var content = ledger.ask(
                new FindDocument(stored.get().sha256()),
                DocumentContent.class,
                access.caller().origin(invoice.customer()));
        return ResponseEntity.ok()
                .eTag(content.sha256())
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, fileName(number, type))
                .body(content.bytes());
    }

    private static Optional<StoredDocument> stored(InvoiceView invoice, MediaType type, @Nullable String format) {
        return invoice.documents().stream()
                .filter(document -> document.mediaType().equals(type.toString()))
                .filter(document -> format == null || document.form().endsWith(format))
                .findFirst();
    }

    private static List<MediaType> possible(InvoiceView invoice) {
        var types = new ArrayList<>(List.of(MediaType.APPLICATION_JSON));
        invoice.documents().forEach(document -> types.add(MediaType.parseMediaType(document.mediaType())));
        return types;
    }

    private static String fileName(String number, MediaType type) {
        return ContentDisposition.inline()
                .filename(number + "." + type.getSubtype())
                .build()
                .toString();
    }
}
