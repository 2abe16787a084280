package io.leporello.gateway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues the demo's invoices and writes their documents into a folder. A month is issued once, and a document is always the
 * same bytes, so doing it again changes nothing.
 */
final class DemoInvoices {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LedgerClient client;
    private final Retry retry;
    private final Path folder;

    DemoInvoices(LedgerClient client, Retry retry, Path folder) {
        this.client = client;
        this.retry = retry;
        this.folder = folder;
    }

    /**
     * An invoice as it was issued.
     *
     * @param invoice as the server answers it
     * @param pdf     with the XML of the same name beside it
     */
    record Issued(DemoCustomer customer, JsonNode invoice, Path pdf) {}

    Issued issue(DemoCustomer customer) {
        var body = JSON.createObjectNode().put("period", DemoPipeline.MONTH.toString());
        var invoice = retry.call(() -> client.post("/v1/customers/" + customer.id() + "/invoices", body));
        var number = invoice.path("number").asString();
        write(number, "xml", "application/xml");
        return new Issued(customer, invoice, write(number, "pdf", "application/pdf"));
    }

    private Path write(String number, String ending, String mediaType) {
        var bytes = retry.call(() -> client.document("/v1/invoices/" + number + "?wait=10", mediaType));
        try {
            return Files.write(Files.createDirectories(folder).resolve(number + "." + ending), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
