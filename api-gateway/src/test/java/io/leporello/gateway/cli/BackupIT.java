package io.leporello.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import io.leporello.gateway.LedgerApplication;
import io.leporello.gateway.contract.RunningLedger;
import io.leporello.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that is written on is backed up, restored elsewhere, and is the same one there. */
@ExtendWith(RunningLedger.class)
class BackupIT {

    private static final String CUSTOMER = "backed-up";

    @TempDir
    private Path folder = Path.of("set by JUnit");

    @BeforeEach
    void oneInvoice() {
        var operator = RunningLedger.operator();
        assertThat(operator.post("/v1/customers", """
                        {"id":"%s","name":"Backed up","email":"bill@example.com",
                         "address":{"street":"Am Markt 1","postalCode":"20095","city":"Hamburg","country":"DE"}}""".formatted(CUSTOMER)).status())
                .isIn(200, 201);
        assertThat(operator.post(
                                "/v1/price-plans",
                                "{\"id\":\"%s\",\"name\":\"Plan\",\"currency\":\"EUR\",\"charges\":[{\"meter\":\"pages\",\"model\":\"per_unit\",\"unitPrice\":\"0.10\"}]}"
                                        .formatted(CUSTOMER))
                        .status())
                .isIn(200, 201);
        assertThat(operator.send(
                                "PUT",
                                "/v1/customers/" + CUSTOMER + "/contract",
                                "{\"plan\":\"%s\",\"from\":\"2025-01-01\"}".formatted(CUSTOMER))
                        .status())
                .isEqualTo(200);
        use("invoiced", "2025-01");
        use("next", "2025-02");
        issue(operator, "2025-01");
    }

    private static void use(String id, String month) {
        assertThat(RunningLedger.operator()
                        .send(
                                "POST",
                                "/v1/usage-events",
                                """
                                {"specversion":"1.0","id":"%s","source":"/backup","type":"document.processed","subject":"%s",
                                 "time":"%s-15T12:00:00Z","data":{"pages":120,"credits":"0.25"}}""".formatted(id, CUSTOMER, month),
                                "Content-Type",
                                "application/cloudevents+json")
                        .status())
                .isEqualTo(200);
    }

    private static String issue(Http operator, String period) {
        var answer = operator.post("/v1/customers/" + CUSTOMER + "/invoices", "{\"period\":\"" + period + "\"}");
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer.json().path("number").asString();
    }

    @Test
    void a_backup_taken_while_usage_comes_in_is_the_same_ledger_elsewhere_and_numbers_go_on() throws IOException {
        var file = folder.resolve("ledger.zip");
        var enough = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            for (var event = 0; !enough.get(); event++) use("while-" + event, "2025-03");
        });
        var backup = run(RunningLedger.environment(), "backup", file.toString());
        enough.set(true);
        writer.join();

        assertThat(backup.out()).contains("rows up to position").contains("master key is not in it");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var target = TestDatabase.of(BackupIT.class);
        var restore = run(RunningLedger.environment(target), "restore", file.toString());
        assertThat(restore.out())
                .contains("the very rows of the backup")
                .contains("without gaps")
                .contains("folded again");
        try (var copy = LedgerApplication.start(
                "--server.port=0",
                "--leporello.data=" + RunningLedger.DATA,
                "--leporello.operator-key=" + GatewaySlice.OPERATOR_KEY,
                "--leporello.database.url=" + target.jdbcUrl(),
                "--leporello.database.user=" + target.user(),
                "--leporello.database.password=" + target.password())) {
            var there = Http.operator(copy.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            var here = RunningLedger.operator();
            assertSameUpTo(position(there), here, there);
            var replay = there.post("/v1/invoices/" + issue(here, "2025-01") + "/replay", "{}");
            assertThat(replay.json().path("identical").asBoolean())
                    .as(replay.text())
                    .isTrue();
            assertThat(issue(there, "2025-02")).as("the next number").isEqualTo(issue(here, "2025-02"));
        }
    }

    private static long position(Http ledger) {
        var last = 0L;
        for (var line : history(ledger, "").lines().toList()) last = position(line);
        return last;
    }

    private static long position(String line) {
        return Long.parseLong(line.replaceFirst(".*\"position\":(\\d+).*", "$1"));
    }

    private static String history(Http ledger, String more) {
        return ledger.send("GET", "/v1/history" + more, null, "Accept", "application/x-ndjson")
                .text();
    }

    private static void assertSameUpTo(long position, Http here, Http there) {
        var known = history(here, "")
                .lines()
                .filter(line -> position(line) <= position)
                .toList();
        assertThat(history(there, "").lines().toList()).isEqualTo(known).hasSizeGreaterThan(5);
        for (var path : new String[] {
            "/v1/customers/" + CUSTOMER + "/invoices",
            "/v1/customers/" + CUSTOMER + "/contracts",
            "/v1/customers/" + CUSTOMER + "/usage?from=2025-01-01&to=2025-03-01&by=month"
        })
            assertThat(there.get(path + (path.contains("?") ? "&" : "?") + "wait=10")
                            .text())
                    .isEqualTo(here.get(path).text());
        var asOf = "/v1/customers/" + CUSTOMER + "/invoice-preview?period=2025-03&asOf=" + position;
        assertThat(there.get(asOf).text()).isEqualTo(here.get(asOf).text()).contains("\"net\"");
        var number = issue(here, "2025-01");
        for (var form : new String[] {"application/pdf", "application/xml"})
            assertThat(there.send("GET", "/v1/invoices/" + number, null, "Accept", form)
                            .text())
                    .isEqualTo(here.send("GET", "/v1/invoices/" + number, null, "Accept", form)
                            .text());
    }

    @Test
    void a_database_that_holds_a_ledger_takes_no_backup_in_and_a_file_is_never_overwritten() {
        var file = folder.resolve("ledger.zip");
        run(RunningLedger.environment(), "backup", file.toString());

        var restore = new TestConsole("", RunningLedger.environment());
        assertThat(restore.run("restore", file.toString())).isEqualTo(Exit.REJECTED);
        assertThat(restore.err()).contains("is not empty");
        var backup = new TestConsole("", RunningLedger.environment());
        assertThat(backup.run("backup", file.toString())).isEqualTo(Exit.REJECTED);
        assertThat(backup.err()).contains("overwrites nothing");
    }

    @Test
    void a_file_in_which_one_row_was_changed_is_refused_and_nothing_of_it_stays() throws IOException {
        var file = folder.resolve("ledger.zip");
        run(RunningLedger.environment(), "backup", file.toString());
        var forged = folder.resolve("forged.zip");
        forge(file, forged);
        var target = TestDatabase.of(BackupIT.class);

        var restore = new TestConsole("", RunningLedger.environment(target));
        assertThat(restore.run("restore", forged.toString())).isEqualTo(Exit.REJECTED);
        assertThat(restore.err()).contains("damaged", "usage.event");
        assertThat(run(RunningLedger.environment(target), "restore", file.toString())
                        .out())
                .contains("Checked");
    }

    private static void forge(Path file, Path forged) throws IOException {
        try (var zip = new ZipFile(file.toFile());
                var copy = new ZipOutputStream(Files.newOutputStream(forged))) {
            for (var entry : zip.stream().toList()) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                var bytes = zip.getInputStream(entry).readAllBytes();
                var text = new String(bytes, UTF_8);
                copy.write(
                        entry.getName().equals("tables/usage.event.copy")
                                ? text.replaceFirst("\"pages\":120", "\"pages\":121")
                                        .getBytes(UTF_8)
                                : bytes);
                copy.closeEntry();
            }
        }
    }

    @Test
    void where_no_ledger_is_none_is_made_for_a_backup() {
        var console = new TestConsole(
                "", Map.of("LEPORELLO_DATA", folder.resolve("nowhere").toString()));
        assertThat(console.run("backup", folder.resolve("ledger.zip").toString()))
                .isEqualTo(Exit.UNREACHABLE);
        assertThat(console.err()).contains("There is no ledger in");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    private static TestConsole run(Map<String, String> environment, String... arguments) {
        var console = new TestConsole("", environment);
        assertThat(console.run(arguments))
                .as(() -> console.out() + console.err())
                .isZero();
        return console;
    }
}
