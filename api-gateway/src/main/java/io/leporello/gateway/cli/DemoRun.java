package io.leporello.gateway.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the demo does with a running server, as any pipeline and any dashboard would do it: set up customers, people, plans
 * and contracts, send the events, read usage and draft invoices, issue them. Running it again changes nothing.
 */
final class DemoRun {

    private static final int BATCH = 250;
    private static final String MONTH = DemoPipeline.MONTH.toString();
    private static final String RESOLD = "/usage?wait=10&from=" + DemoPipeline.MONTH.atDay(1) + "&to="
            + DemoPipeline.MONTH.plusMonths(1).atDay(1);
    private static final String USAGE = RESOLD + "&by=month";

    private final LedgerClient client;
    private final Retry retry;
    private final DemoReport report;
    private final List<DemoCustomer> customers = DemoCustomer.all();
    private final JsonNode reseller = DemoCustomer.reseller();
    private final List<DemoUser> users = DemoUser.all();
    private final List<DemoEvent> events = new DemoPipeline(customers, users, Document.all()).events();
    private final String password;
    private final DemoPeople people;
    private final DemoInvoices invoices;

    /** @param folder where the documents of the invoices go */
    DemoRun(LedgerClient client, Retry retry, DemoReport report, String password, Path folder) {
        this.client = client;
        this.retry = retry;
        this.report = report;
        this.password = password;
        this.people = new DemoPeople(client, retry, users);
        this.invoices = new DemoInvoices(client, retry, folder);
    }

    /** Whether everything arrived and the ledger counts exactly what the documents hold. */
    boolean run() {
        var expected = expected();
        report.printStory(expected);
        retry.call(() -> client.post("/v1/customers", reseller));
        customers.forEach(this::setUp);
        people.invite();
        var statuses = people.letIn(password);
        var started = System.nanoTime();
        var tally = send();
        report.printDelivery(tally, Duration.ofNanos(System.nanoTime() - started));
        var counted = counted();
        var ready = Duration.ofNanos(System.nanoTime() - started);
        report.printUsage(counted);
        report.printResale(DemoCustomer.name(reseller), Usage.of(resold().path("totals")));
        customers.forEach(customer -> report.printInvoice(customer, preview(customer)));
        report.printReady(ready);
        var right = report.printVerdict(tally, expected, counted);
        // What does not add up is not invoiced.
        if (right) report.printIssued(customers.stream().map(invoices::issue).toList());
        report.printSignIns(statuses, password, people.areKnownBy(password));
        return right;
    }

    private void setUp(DemoCustomer customer) {
        retry.call(() -> client.post("/v1/customers", customer.customer()));
        retry.call(() -> client.post("/v1/price-plans", customer.plan()));
        retry.call(() -> client.put("/v1/customers/" + customer.id() + "/contract", customer.contract()));
    }

    private Tally send() {
        var tally = new Tally();
        try (var delivery = new Delivery(client, retry, tally)) {
            for (var from = 0; from < events.size(); from += BATCH) delivery.send(batch(from));
            delivery.finish();
        }
        return tally;
    }

    private Batch batch(int from) {
        var batch = new Batch();
        for (var index = from; index < Math.min(from + BATCH, events.size()); index++)
            batch.add(index, events.get(index).json());
        return batch;
    }

    private Map<DemoCustomer, Usage> expected() {
        var byCustomer = events.stream().collect(Collectors.groupingBy(DemoEvent::customer));
        var expected = new LinkedHashMap<DemoCustomer, Usage>();
        for (var customer : customers)
            expected.put(customer, Usage.ofEvents(byCustomer.getOrDefault(customer.id(), List.of())));
        return expected;
    }

    private Map<DemoCustomer, Usage> counted() {
        var counted = new LinkedHashMap<DemoCustomer, Usage>();
        for (var customer : customers)
            counted.put(customer, Usage.of(usage(customer).path("totals")));
        return counted;
    }

    private JsonNode resold() {
        var path = "/v1/resellers/" + reseller.path("id").asString() + RESOLD;
        return retry.call(() -> client.get(path));
    }

    private JsonNode usage(DemoCustomer customer) {
        return retry.call(() -> client.get("/v1/customers/" + customer.id() + USAGE));
    }

    private JsonNode preview(DemoCustomer customer) {
        var path = "/v1/customers/" + customer.id() + "/invoice-preview?wait=10&period=" + MONTH;
        return retry.call(() -> client.get(path));
    }
}
