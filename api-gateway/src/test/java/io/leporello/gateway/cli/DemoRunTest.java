package io.leporello.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRunTest {

    private final StubLedger ledger = new StubLedger();

    @TempDir
    private Path invoices = Path.of("set by JUnit");

    DemoRunTest() throws IOException {}

    @AfterEach
    void stop() {
        ledger.close();
    }

    private boolean run(TestConsole console) {
        var client = new LedgerClient(ledger.address(), StubLedger.KEY);
        return new DemoRun(client, console.retry(), new DemoReport(console.console()), StubLedger.PASSWORD, invoices)
                .run();
    }

    @Test
    void it_sets_up_a_reseller_customers_and_people_and_shows_what_they_used_and_owe() {
        var console = TestConsole.empty();

        assertThat(run(console)).isTrue();

        assertThat(ledger.events()).hasSize(1125);
        assertThat(console.out())
                .contains("1,125 real PDF documents with 2,220 pages")
                .contains("0 to 4  Kontor Nord GmbH, through a reseller, pays per document, in packages of 100")
                .contains("c to f  Belegfabrik GmbH & Co. KG, a direct customer, pays")
                .contains(
                        "Papierhafen Systemhaus GmbH, the reseller, sees 850 documents, 1,791 pages and 2,686.5 credits")
                .contains("Accepted 1,125 events, 0 were already in the ledger, 0 were rejected.")
                .contains("the ledger stands at position 1,125")
                .containsPattern("Kontor Nord GmbH +│ per document, in packages of 100 +│ +360 │ +717 │ 1,075.5 │")
                .containsPattern("All +│ +│ +1,125 │ 2,220 │ 3,330.0 │")
                .contains("Draft invoice of Seitenweise AG, October 2026")
                .containsPattern("│ Pages +│ +1,074 │ 1,098.50 EUR │")
                .containsPattern("│ Monthly fee +│ +│ +29.00 EUR │")
                .containsPattern("│ Net +│ +│ 1,127.50 EUR │")
                .contains("It adds up: 1,125 documents and 2,220 pages, each counted once.")
                .containsPattern("rita@papierhafen.example +│ RESELLER, MANAGER +│ demo-papierhafen +│ ACTIVE")
                .containsPattern("auditor@leporello.example +│ AUDITOR +│ the platform +│ ACTIVE")
                .contains("Their password: " + StubLedger.PASSWORD)
                .doesNotContain("\u001b");
    }

    @Test
    void a_second_run_asks_for_the_same_and_finds_nothing_new() {
        run(TestConsole.empty());
        var firstSetUp = ledger.setUp();
        var console = TestConsole.empty();

        assertThat(run(console)).isTrue();

        assertThat(firstSetUp)
                .hasSize(9 + 1 + 14)
                .anySatisfy(call -> assertThat(call)
                        .startsWith("PUT /v1/customers/demo-belegfabrik/contract")
                        .contains("\"from\":\"2026-01-01\""));
        assertThat(ledger.setUp().subList(24, 48)).isEqualTo(firstSetUp);
        assertThat(console.out()).contains("Nothing new: all 1,125 events were already in the ledger.");
        assertThat(ledger.events()).hasSize(1125);
    }

    @Test
    void it_ends_with_issued_invoices_and_their_documents_in_a_folder() {
        var console = TestConsole.empty();

        run(console);

        assertThat(console.out())
                .contains("Invoices of October 2026, issued")
                .containsPattern(
                        "│ RE-2026-000002 │ Seitenweise AG +│ 1,127.50 EUR │ 214.23 EUR │ 1,341.73 EUR │ 2026-11-16 │")
                .contains("  " + invoices.resolve("RE-2026-000001.pdf") + "\n");
        assertThat(invoices.resolve("RE-2026-000003.pdf")).hasContent("application/pdf of /v1/invoices/RE-2026-000003");
        assertThat(invoices.resolve("RE-2026-000003.xml")).hasContent("application/xml of /v1/invoices/RE-2026-000003");
        run(TestConsole.empty());
        assertThat(invoices).isDirectoryNotContaining("glob:**/*4*");
    }

    @Test
    void everybody_is_let_in_once_through_the_link_of_the_invitation() {
        run(TestConsole.empty());
        assertThat(ledger.accepted()).hasSize(14).contains("demo-rita", "demo-operator", "demo-emil");

        run(TestConsole.empty());
        assertThat(ledger.accepted()).hasSize(14);
    }

    @Test
    void a_password_that_does_not_work_any_more_is_not_shown() {
        run(TestConsole.empty());
        ledger.forgetPassword();
        var console = TestConsole.empty();

        run(console);

        assertThat(console.out())
                .contains("Their password is not that of the file demo-password any more")
                .doesNotContain(StubLedger.PASSWORD);
    }

    @Test
    void a_total_that_differs_from_the_documents_fails_the_demo() {
        ledger.forgetPages(1);
        var console = TestConsole.empty();

        assertThat(run(console)).isFalse();

        assertThat(console.out())
                .contains("It does not add up for Kontor Nord GmbH: the documents hold 360 documents, 717 pages and"
                        + " 1,075.5 credits, the ledger counts 360 documents, 716 pages and 1,075.5 credits.")
                .doesNotContain("It adds up", "issued");
        assertThat(invoices).isEmptyDirectory();
    }

    @Test
    void a_server_that_is_not_ready_yet_is_waited_for() {
        ledger.failOnce(503, "1");
        var console = TestConsole.empty();

        assertThat(run(console)).isTrue();

        assertThat(console.pauses()).hasSize(1);
    }
}
