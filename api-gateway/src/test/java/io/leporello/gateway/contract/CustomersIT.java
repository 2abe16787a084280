package io.leporello.gateway.contract;

import static io.leporello.gateway.contract.Story.created;
import static io.leporello.gateway.contract.Story.id;
import static io.leporello.gateway.contract.Story.ok;
import static io.leporello.gateway.contract.Story.operator;
import static io.leporello.gateway.contract.Story.problem;
import static io.leporello.gateway.contract.Story.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's part "Accounts", as far as customers go. */
@ExtendWith(RunningLedger.class)
class CustomersIT {

    @Test
    void a_customer_of_whom_only_the_name_is_given_has_the_defaults_of_the_contract() {
        var made = created(operator().post("/v1/customers", "{\"name\":\"Müller & Söhne\"}"));
        var found = read("/v1/customers/" + made.path("id").asString());
        assertThat(found.path("name").asString()).isEqualTo("Müller & Söhne");
        assertThat(found.path("currency").asString()).isEqualTo("EUR");
        assertThat(found.path("timeZone").asString()).isEqualTo("Europe/Berlin");
        assertThat(found.path("locale").asString()).isEqualTo("de-DE");
        assertThat(found.path("address").path("country").asString()).isEqualTo("DE");
    }

    @Test
    void every_detail_that_was_sent_is_read_back() {
        var reseller = Story.customer();
        var id = Story.customer("""
                {"legalName":"Zürcher Archiv AG","address":{"street":"Weg 1","postalCode":"8001","city":"Zürich",
                 "country":"CH"},"vatId":"CHE123456788","email":"rechnung@example.ch","currency":"CHF",
                 "timeZone":"Europe/Zurich","locale":"de-CH","reseller":"%s"}
                """.formatted(reseller));
        var found = read("/v1/customers/" + id);
        assertThat(found.path("legalName").asString()).isEqualTo("Zürcher Archiv AG");
        assertThat(found.path("address").path("postalCode").asString()).isEqualTo("8001");
        assertThat(found.path("address").path("country").asString()).isEqualTo("CH");
        assertThat(found.path("email").asString()).isEqualTo("rechnung@example.ch");
        assertThat(found.path("currency").asString()).isEqualTo("CHF");
        assertThat(found.path("timeZone").asString()).isEqualTo("Europe/Zurich");
        assertThat(found.path("locale").asString()).isEqualTo("de-CH");
        assertThat(found.path("reseller").asString()).isEqualTo(reseller);
    }

    @Test
    void the_same_id_with_the_same_content_is_answered_like_the_first_time_and_with_other_content_a_conflict() {
        var id = id("customer");
        var body = "{\"id\":\"" + id + "\",\"name\":\"Once\"}";
        var first = created(operator().post("/v1/customers", body));
        assertThat(ok(operator().post("/v1/customers", body))).isEqualTo(first);
        problem(operator().post("/v1/customers", body.replace("Once", "Other")), 409, "Other");
        assertThat(read("/v1/customers/" + id).path("name").asString()).isEqualTo("Once");
        assertThat(read("/v1/history?type=customer.registered&customer=" + id).path("items"))
                .hasSize(1);
    }

    @Test
    void a_change_touches_only_what_is_given_and_an_empty_text_takes_a_part_away() {
        var id = Story.customer("{\"legalName\":\"Old GmbH\",\"email\":\"a@example.com\"}");
        ok(operator().send("PATCH", "/v1/customers/" + id, "{\"email\":\"b@example.com\"}"));
        assertThat(read("/v1/customers/" + id).path("legalName").asString()).isEqualTo("Old GmbH");
        assertThat(read("/v1/customers/" + id).path("email").asString()).isEqualTo("b@example.com");
        ok(operator().send("PATCH", "/v1/customers/" + id, "{\"legalName\":\"\"}"));
        assertThat(read("/v1/customers/" + id).has("legalName")).isFalse();
    }

    @Test
    void a_closed_customer_is_still_found_and_says_since_when() {
        var id = Story.customer("{\"timeZone\":\"America/New_York\"}");
        ok(operator().post("/v1/customers/" + id + "/close", "{\"from\":\"2025-07-01\"}"));
        ok(operator().post("/v1/customers/" + id + "/close", "{\"from\":\"2025-07-01\"}"));
        var found = read("/v1/customers/" + id);
        assertThat(found.path("closedFrom").asString()).isEqualTo("2025-07-01");
        assertThat(found.path("closedAt").asString()).isEqualTo("2025-07-01T04:00:00Z");
        problem(operator().post("/v1/customers/" + id + "/close", "{\"from\":\"2025-08-01\"}"), 409, "2025-07-01");
    }

    @Test
    void a_customer_is_closed_from_today_on_when_no_day_is_given() {
        var id = Story.customer();
        ok(operator().send("POST", "/v1/customers/" + id + "/close", null));
        assertThat(read("/v1/customers/" + id).path("closedFrom").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
    }

    @Test
    void a_list_comes_in_pages_that_hold_every_customer_once_by_name() {
        var mark = id("paged");
        for (var name : List.of("c", "a", "e", "b", "d")) Story.customer("{\"name\":\"" + mark + " " + name + "\"}");
        var names = new ArrayList<String>();
        var after = "";
        do {
            var page = read("/v1/customers?limit=2&q=" + mark + "%20" + after);
            page.path("items").forEach(item -> names.add(item.path("name").asString()));
            assertThat(page.path("items").size()).isBetween(1, 2);
            assertThat(page.has("next")).isTrue();
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());
        assertThat(names).containsExactly(mark + " a", mark + " b", mark + " c", mark + " d", mark + " e");
    }

    @Test
    void a_list_is_narrowed_by_reseller_and_by_part_of_the_name_without_regard_to_case() {
        var reseller = Story.customer();
        var anna = Story.customer("{\"name\":\"Anna 100%_\",\"reseller\":\"" + reseller + "\"}");
        var otto = Story.customer("{\"name\":\"Otto\",\"reseller\":\"" + reseller + "\"}");
        assertThat(ids("?reseller=" + reseller)).containsExactly(anna, otto);
        assertThat(ids("?reseller=" + reseller + "&q=OTT")).containsExactly(otto);
        assertThat(ids("?reseller=" + reseller + "&q=%25_")).containsExactly(anna);
        assertThat(ids("?reseller=" + reseller + "&q=x")).isEmpty();
    }

    private static List<String> ids(String query) {
        var ids = new ArrayList<String>();
        read("/v1/customers" + query)
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST  | ?             | {"name":""}                                        | 422 | name
            POST  | ?             | {"name":"A","timeZone":"Mars/Olympus"}             | 422 | Mars/Olympus
            POST  | ?             | {"name":"A","timeZone":"+02:00"}                   | 422 | +02:00
            POST  | ?             | {"name":"A","currency":"EURO"}                     | 422 | EURO
            POST  | ?             | {"name":"A","locale":"xx-YY-zz"}                   | 422 | xx-YY-zz
            POST  | ?             | {"name":"A","address":{"country":"ZZ"}}            | 422 | ZZ
            POST  | ?             | {"name":"A","email":"nobody"}                      | 422 | nobody
            POST  | ?             | {"name":"A","vatId":"??"}                          | 422 | ??
            POST  | ?             | {"name":"A","reseller":"nobody-knows"}             | 422 | nobody-knows
            POST  | ?             | {"id":"a b","name":"A"}                            | 422 | a b
            POST  | ?             | {"nmae":"A"}                                       | 422 | nmae
            GET   | /nobody-knows | ``                                                 | 404 | nobody-knows
            PATCH | /nobody-knows | {"name":"A"}                                       | 404 | nobody-knows
            POST  | /nobody-knows/close | {}                                           | 404 | nobody-knows
            """)
    void what_is_refused_is_refused_with_the_value(String method, String path, String body, int status, String said) {
        var answer = operator().send(method, "/v1/customers" + path, body.isEmpty() ? null : body);
        problem(answer, status, said);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var problem = problem(
                operator().post("/v1/customers", "{\"currency\":\"EURO\",\"timeZone\":\"here\",\"name\":\"\"}"),
                422,
                null);
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("currency", "timeZone", "name");
    }
}
