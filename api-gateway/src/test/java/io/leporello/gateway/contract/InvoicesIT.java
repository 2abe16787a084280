package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.created;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.plan;
import static io.leporello.gateway.contract.Story.preview;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static io.leporello.gateway.contract.Story.used;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.gateway.Http;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Issuing, paying, crediting and correcting as a client sees it. */
@ExtendWith(RunningLedger.class)
class InvoicesIT {

    private static final String OCTOBER = "{\"period\":\"2025-10\"}";
    private static final String NOVEMBER = "{\"period\":\"2025-11\"}";

    /** What an XRechnung needs to know of its buyer. */
    private static final String PARTY = """
            "address":{"street":"Weg 2","postalCode":"20095","city":"Hamburg","country":"%s"},"email":"a@example.org"
            """;

    private final String customer = Story.customer("{" + PARTY.formatted("DE") + "}");

    @BeforeEach
    void contract() {
        Story.contract(customer, plan(PricesIT.CHEAP), "{\"from\":\"2025-01-01\"}");
    }

    private JsonNode issue(String period) {
        return created(operator().post("/v1/customers/" + customer + "/invoices", period));
    }

    private static String number(JsonNode invoice) {
        return invoice.path("number").asString();
    }

    private static List<String> lines(JsonNode document) {
        var lines = new ArrayList<String>();
        for (var line : document.path("lines"))
            lines.add(line.path("kind").asString() + " " + line.path("quantity").asString() + " "
                    + line.path("amount").asString());
        return lines;
    }

    @Test
    void a_month_is_issued_once_and_stays_as_it_was_issued() {
        used(customer, "2025-10-15T12:00:00Z", "{\"pages\":100}");
        var preview = preview(customer, "2025-10");

        var invoice = issue(OCTOBER);
        used(customer, "2025-10-16T12:00:00Z", "{\"pages\":100}");
        var again = ok(operator().post("/v1/customers/" + customer + "/invoices", OCTOBER));

        assertThat(again).isEqualTo(invoice);
        assertThat(invoice.path("lines")).isEqualTo(preview.path("lines"));
        assertThat(invoice.path("net").asString()).isEqualTo("10.00");
        assertThat(invoice.path("gross").asString()).isEqualTo("11.90");
        assertThat(invoice.path("state").asString()).isEqualTo("issued");
        assertThat(invoice.path("kind").asString()).isEqualTo("invoice");
        assertThat(number(invoice)).matches("RE-\\d{4}-\\d{6}");
        assertThat(read("/v1/invoices/" + number(invoice))).isEqualTo(invoice);
        var listed = read("/v1/customers/" + customer + "/invoices");
        assertThat(listed.path("items").size()).isEqualTo(1);
        assertThat(listed.at("/items/0/number")).isEqualTo(invoice.path("number"));
        assertThat(listed.at("/items/0/gross").asString()).isEqualTo("11.90");
        assertThat(listed.path("next").isNull()).isTrue();
    }

    @Test
    void late_usage_is_on_the_next_invoice_and_both_ways_lead_to_it() {
        used(customer, "2025-10-15T12:00:00Z", "{\"pages\":100}");
        var october = issue(OCTOBER);
        var late = Story.id("late");
        ok(Story.send(Story.event(customer, late, "2025-10-20T12:00:00Z", "{\"pages\":50}")));

        var november = issue(NOVEMBER);

        assertThat(lines(november)).containsExactly("usage 0 0.00", "adjustment 1 5.00");
        var behind = read("/v1/invoices/" + number(november) + "/lines/2/usage");
        assertThat(behind.path("items").size()).isEqualTo(1);
        assertThat(behind.at("/items/0/id").asString()).isEqualTo(late);
        assertThat(behind.at("/items/0/pages").asString()).isEqualTo("50");
        assertThat(read("/v1/invoices/" + number(october) + "/lines/1/usage")
                        .at("/items/0/pages")
                        .asString())
                .isEqualTo("100");
        var lines = read("/v1/usage-events/invoice-lines?source=/test&id=" + late);
        assertThat(lines.path("items").size()).isEqualTo(1);
        assertThat(lines.at("/items/0/invoice")).isEqualTo(november.path("number"));
        assertThat(lines.at("/items/0/line").asInt()).isEqualTo(2);
        assertThat(lines.at("/items/0/period").asString()).isEqualTo("2025-10");
    }

    @Test
    void a_month_without_usage_is_invoiced_too_so_that_what_arrives_late_is_on_the_next_invoice() {
        var october = issue(OCTOBER);
        used(customer, "2025-10-20T12:00:00Z", "{\"pages\":50}");

        assertThat(lines(october)).containsExactly("usage 0 0.00");
        assertThat(october.path("gross").asString()).isEqualTo("0.00");
        assertThat(lines(issue(NOVEMBER))).containsExactly("usage 0 0.00", "adjustment 1 5.00");
    }

    @Test
    void the_usage_behind_a_line_comes_in_pages_lines_and_csv() {
        for (var n = 0; n < 5; n++) used(customer, "2025-10-15T12:00:0" + n + "Z", "{\"pages\":" + (n + 1) + "}");
        var path = "/v1/invoices/" + number(issue(OCTOBER)) + "/lines/1/usage";

        var first = read(path + "?limit=3");
        var rest = read(path + "?limit=3&after=" + first.path("next").asString());
        assertThat(first.path("items").size()).isEqualTo(3);
        assertThat(rest.path("items").size()).isEqualTo(2);
        assertThat(rest.at("/items/1/pages").asString()).isEqualTo("5");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(accepting(path, "application/x-ndjson").text().lines()).hasSize(5);
        var csv = accepting(path, "text/csv").text().lines().toList();
        assertThat(csv).hasSize(6);
        assertThat(csv.get(0)).startsWith("position,source,id");
        problem(operator().get("/v1/invoices/RE-2025-999999/lines/1/usage"), 404, "RE-2025-999999");
        problem(operator().get(path.replace("lines/1", "lines/9")), 404, "no line 9");
        problem(operator().get(path + "?after=nonsense"), 422, "nonsense");
    }

    private static Http.Answer accepting(String path, String type) {
        return operator().send("GET", path, null, "Accept", type);
    }

    @Test
    void payments_add_up_until_nothing_is_open() {
        used(customer, "2025-10-15T12:00:00Z", "{\"pages\":100}");
        var path = "/v1/invoices/" + number(issue(OCTOBER)) + "/payments";
        var first = "{\"id\":\"p-1\",\"amount\":\"5\",\"paidOn\":\"2025-11-10\",\"reference\":\"Auszug 1\"}";

        created(operator().post(path, first));
        ok(operator().post(path, first));
        problem(operator().post(path, first.replace("\"5\"", "\"6\"")), 409, "p-1");
        problem(operator().post(path, "{\"amount\":\"6.91\",\"paidOn\":\"2025-11-11\"}"), 409, "6.90 is open");
        problem(operator().post(path, "{\"amount\":\"1.234\",\"paidOn\":\"2025-11-11\"}"), 422, "2 decimals");
        problem(operator().post(path, "{\"amount\":\"0\"}"), 422, "paidOn");
        assertThat(read(path.replace("/payments", "")).path("open").asString()).isEqualTo("6.90");
        created(operator().post(path, "{\"amount\":\"6.90\",\"paidOn\":\"2025-11-11\"}"));

        var paid = read(path.replace("/payments", ""));
        assertThat(paid.path("state").asString()).isEqualTo("paid");
        assertThat(paid.path("paid").asString()).isEqualTo("11.90");
        assertThat(paid.path("payments").size()).isEqualTo(2);
        assertThat(read("/v1/customers/" + customer + "/invoices?state=paid")
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(read("/v1/customers/" + customer + "/invoices?state=issued")
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void a_credit_note_takes_back_once_and_the_month_is_issued_anew() {
        used(customer, "2025-10-15T12:00:00Z", "{\"pages\":100}");
        var invoice = issue(OCTOBER);
        var path = "/v1/invoices/" + number(invoice) + "/credit-notes";

        problem(operator().post(path, "{}"), 422, "reason");
        var creditNote = created(operator().post(path, "{\"reason\":\"Falsche Anschrift\"}"));
        assertThat(ok(operator().post(path, "{\"reason\":\"Falsche Anschrift\"}")))
                .isEqualTo(creditNote);
        var anew = issue(OCTOBER);

        assertThat(creditNote.path("typeCode").asString()).isEqualTo("381");
        assertThat(creditNote.path("gross").asString()).isEqualTo("11.90");
        assertThat(creditNote.at("/refersTo/number")).isEqualTo(invoice.path("number"));
        assertThat(number(anew)).isNotEqualTo(number(invoice));
        assertThat(read("/v1/invoices/" + number(invoice)).path("state").asString())
                .isEqualTo("credited");
        problem(
                operator().post(path.replace(number(invoice), number(creditNote)), "{\"reason\":\"Nein\"}"),
                409,
                "credit note");
        problem(
                operator()
                        .post(
                                "/v1/invoices/" + number(invoice) + "/payments",
                                "{\"amount\":\"1\",\"paidOn\":\"2025-11-11\"}"),
                409,
                "was credited");
    }

    @Test
    void a_correction_is_for_those_who_get_no_next_invoice() {
        used(customer, "2025-10-15T12:00:00Z", "{\"pages\":100}");
        var path = "/v1/invoices/" + number(issue(OCTOBER)) + "/corrections";
        used(customer, "2025-10-16T12:00:00Z", "{\"pages\":10}");
        problem(operator().post(path, "{\"reason\":\"spät\"}"), 409, "next invoice");
        ok(operator().post("/v1/customers/" + customer + "/close", "{\"from\":\"2025-11-01\"}"));

        var correction = created(operator().post(path, "{\"reason\":\"spät\"}"));

        assertThat(correction.path("typeCode").asString()).isEqualTo("384");
        assertThat(lines(correction)).containsExactly("adjustment 1 1.00");
        assertThat(ok(operator().post(path, "{\"reason\":\"spät\"}"))).isEqualTo(correction);
        problem(operator().post(path, "{\"reason\":\"anderes\"}"), 409, "nothing to correct");
    }

    @Test
    void a_reseller_is_billed_for_its_customer_when_the_contract_says_so() {
        var reseller = Story.customer("{" + PARTY.formatted("AT") + ",\"vatId\":\"ATU13585627\",\"locale\":\"de-AT\"}");
        var linked = Story.customer("{\"reseller\":\"" + reseller + "\"}");
        Story.contract(linked, plan(PricesIT.CHEAP), "{\"from\":\"2025-01-01\",\"billTo\":\"RESELLER\"}");
        used(linked, "2025-10-15T12:00:00Z", "{\"pages\":100}");

        var invoice = created(operator().post("/v1/customers/" + linked + "/invoices", OCTOBER));

        assertThat(invoice.at("/buyer/account").asString()).isEqualTo(reseller);
        assertThat(invoice.path("taxes").toString())
                .isEqualTo("[{\"category\":\"AE\",\"rate\":\"0\",\"base\":\"10.00\",\"amount\":\"0.00\","
                        + "\"note\":\"Steuerschuldnerschaft des Leistungsempfängers\"}]");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /v1/customers/ID/invoices        | {"period":"2099-01"} | 409 | not over
            /v1/customers/ID/invoices        | {"period":"2024-12"} | 409 | nothing to invoice
            /v1/customers/ID/invoices        | {"period":"2025-13"} | 422 | 2025-13
            /v1/customers/ID/invoices        | {}                   | 422 | period
            /v1/customers/no-such/invoices   | {"period":"2025-10"} | 404 | no-such
            /v1/invoices/RE-1-1/payments     | {"amount":"1","paidOn":"2025-11-11"} | 404 | RE-1-1
            /v1/invoices/RE-1-1/credit-notes | {"reason":"x"}       | 404 | RE-1-1
            /v1/invoices/RE-1-1/corrections  | {"reason":"x"}       | 404 | RE-1-1
            """)
    void what_cannot_be_is_refused_with_the_reason(String path, String body, int status, String said) {
        problem(operator().post(path.replace("ID", customer), body), status, said);
    }

    @Test
    void the_very_bytes_that_were_issued_are_served_for_ever() {
        var invoice = issue(OCTOBER);
        var path = "/v1/invoices/" + number(invoice);
        read(path);

        var xml = accepting(path, "application/xml");

        assertThat(xml.status()).isEqualTo(200);
        assertThat(xml.text()).contains("CrossIndustryInvoice", number(invoice));
        assertThat(xml.header("ETag")).isEqualTo('"' + sha256(invoice, "xrechnung") + '"');
        assertThat(accepting(path, "application/xml").text()).isEqualTo(xml.text());
        assertThat(operator()
                        .send("GET", path, null, "Accept", "application/xml", "If-None-Match", xml.header("ETag"))
                        .status())
                .isEqualTo(304);
        problem(accepting(path + "?syntax=edifact", "application/xml"), 422, "one of cii, ubl");
        problem(accepting(path, "image/png"), 406, "application/json");
    }

    @Test
    void who_wants_ubl_gets_the_same_invoice_in_it_and_always_the_same_bytes() {
        var path = "/v1/invoices/" + number(issue(OCTOBER));
        read(path);

        var ubl = accepting(path + "?syntax=ubl", "application/xml");

        assertThat(ubl.status()).as(ubl.text()).isEqualTo(200);
        assertThat(ubl.text()).contains("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "xrechnung_3.0");
        var again = accepting(path + "?syntax=ubl", "application/xml");
        assertThat(again.header("ETag")).isEqualTo(ubl.header("ETag"));
        assertThat(again.text()).isEqualTo(ubl.text());
        assertThat(accepting(path + "?syntax=cii", "application/xml").text())
                .isEqualTo(accepting(path, "application/xml").text());
    }

    @Test
    void a_currency_that_en_16931_has_no_words_for_is_invoiced_as_a_pdf() {
        var tunis = Story.customer("{\"currency\":\"TND\",\"locale\":\"en-GB\"}");
        var plan = plan("""
                {"currency":"TND","charges":[{"meter":"pages","model":"per_unit","unitPrice":"0.015"}]}""");
        Story.contract(tunis, plan, "{\"from\":\"2025-01-01\"}");
        used(tunis, "2025-10-15T12:00:00Z", "{\"pages\":9}");

        var invoice = created(operator().post("/v1/customers/" + tunis + "/invoices", OCTOBER));

        assertThat(invoice.path("net").asString()).isEqualTo("0.135");
        var path = "/v1/invoices/" + number(invoice);
        read(path);
        assertThat(accepting(path, "application/pdf").text()).startsWith("%PDF-");
        assertThat(sha256(invoice, "pdf")).isNotBlank();
        problem(accepting(path, "application/xml"), 406, "application/pdf");
        problem(accepting(path + "?syntax=ubl", "application/xml"), 406, "application/pdf");
    }

    private static String sha256(JsonNode invoice, String form) {
        return invoice.path("documents")
                .valueStream()
                .filter(document -> document.path("form").asString().equals(form))
                .findFirst()
                .orElseThrow()
                .path("sha256")
                .asString();
    }

    @Test
    void who_has_no_address_yet_is_invoiced_by_the_core_of_the_standard() {
        var nowhere = Story.customer();
        Story.contract(nowhere, plan(PricesIT.CHEAP), "{\"from\":\"2025-01-01\"}");

        var invoice = created(operator().post("/v1/customers/" + nowhere + "/invoices", OCTOBER));

        assertThat(sha256(invoice, "en16931")).isNotBlank();
        var xml = operator()
                .send("GET", "/v1/invoices/" + number(invoice) + "?wait=10", null, "Accept", "application/xml");
        assertThat(xml.status()).isEqualTo(200);
        assertThat(xml.text()).contains("urn:cen.eu:en16931:2017<");
    }

    @Test
    void what_is_not_there_is_not_found() {
        problem(operator().get("/v1/invoices/RE-1-1"), 404, "RE-1-1");
        problem(operator().get("/v1/customers/" + customer + "/invoices?kind=bill"), 422, "credit-note");
    }
}
