package io.leporello.gateway.billing;

import io.leporello.billing.document.DocumentContent;
import io.leporello.billing.document.FindDocument;
import io.leporello.billing.document.FindElectronicInvoice;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.billing.invoice.Syntax;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.web.Ledger;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
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
        var invoice = invoices.find(number, access);
        return served(invoice, issued(invoice, MediaType.APPLICATION_PDF, access), MediaType.APPLICATION_PDF);
    }

    @GetMapping(path = "/v1/invoices/{number}", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(hidden = true) // Described with the JSON.
    ResponseEntity<byte[]> xml(@PathVariable String number, @RequestParam @Nullable String syntax, Access access)
            throws HttpMediaTypeNotAcceptableException {
        var wanted = syntax == null ? null : syntax(syntax);
        var invoice = invoices.find(number, access);
        var issued = issued(invoice, MediaType.APPLICATION_XML, access);
        var content = wanted == null ? issued : electronic(invoice, wanted, access);
        return served(invoice, content, MediaType.APPLICATION_XML);
    }

    private static Syntax syntax(String word) {
        return Syntax.find(word)
                .orElseThrow(() ->
                        Refusal.invalid("syntax", "is " + TextChecks.shown(word) + "; one of cii, ubl was expected"));
    }

    private DocumentContent issued(InvoiceView invoice, MediaType type, Access access)
            throws HttpMediaTypeNotAcceptableException {
        for (var document : invoice.documents())
            if (document.mediaType().equals(type.toString()))
                return ledger.ask(
                        new FindDocument(document.sha256()),
                        DocumentContent.class,
                        access.caller().origin(invoice.customer()));
        throw new HttpMediaTypeNotAcceptableException(possible(invoice));
    }

    private DocumentContent electronic(InvoiceView invoice, Syntax syntax, Access access) {
        return ledger.ask(
                new FindElectronicInvoice(invoice.number(), syntax),
                DocumentContent.class,
                access.caller().origin(invoice.customer()));
    }

    private static ResponseEntity<byte[]> served(InvoiceView invoice, DocumentContent content, MediaType type) {
        return ResponseEntity.ok()
                .eTag(content.sha256())
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, fileName(invoice.number(), type))
                .body(content.bytes());
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
