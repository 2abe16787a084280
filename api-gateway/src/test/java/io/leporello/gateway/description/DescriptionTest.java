package io.leporello.gateway.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.apikey.CreateApiKey;
import io.leporello.account.contract.AgreeContract;
import io.leporello.account.creditpurchase.CreditReturn;
import io.leporello.account.creditpurchase.CreditsPurchased;
import io.leporello.account.creditpurchase.CreditsReturned;
import io.leporello.account.creditpurchase.Purchase;
import io.leporello.account.creditpurchase.PurchaseCredits;
import io.leporello.account.creditpurchase.ReturnCredits;
import io.leporello.account.creditschedule.PublishCreditSchedule;
import io.leporello.account.creditschedule.SchedulePublication;
import io.leporello.account.customer.CloseCustomer;
import io.leporello.account.customer.RegisterCustomer;
import io.leporello.account.plan.Publication;
import io.leporello.account.plan.PublishPlan;
import io.leporello.account.user.ChangeEmail;
import io.leporello.account.user.ChangeRoles;
import io.leporello.account.user.InviteUser;
import io.leporello.account.user.RenameUser;
import io.leporello.billing.invoice.Buyer;
import io.leporello.billing.invoice.FindInvoice;
import io.leporello.billing.invoice.Invoice;
import io.leporello.billing.invoice.InvoiceState;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.billing.invoice.IssueCorrection;
import io.leporello.billing.invoice.IssueCreditNote;
import io.leporello.billing.invoice.IssueInvoice;
import io.leporello.billing.invoice.Issued;
import io.leporello.billing.invoice.RecordPayment;
import io.leporello.billing.invoice.Seller;
import io.leporello.billing.run.StartRun;
import io.leporello.event.Outcome;
import io.leporello.gateway.FakeLedger;
import io.leporello.gateway.GatewaySlice;
import io.leporello.gateway.Http;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = GatewaySlice.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "leporello.operator-key=" + GatewaySlice.OPERATOR_KEY)
class DescriptionTest {

    private final Http http;
    private final FakeLedger ledger;
    private final JsonNode api;

    @Autowired
    DescriptionTest(@LocalServerPort int port, FakeLedger ledger) {
        this.http = Http.operator(port);
        this.ledger = ledger;
        this.api = http.get("/v3/api-docs").json();
    }

    @Test
    void it_says_what_this_is_and_how_to_sign_in() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("Leporello");
        assertThat(api.at("/info/version").asString()).matches("\\d+\\..*");
        assertThat(api.at("/components/securitySchemes/key/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            post   | /v1/customers
            get    | /v1/customers
            get    | /v1/customers/{id}
            patch  | /v1/customers/{id}
            post   | /v1/customers/{id}/close
            get    | /v1/customers/{id}/api-keys
            post   | /v1/customers/{id}/api-keys
            delete | /v1/customers/{id}/api-keys/{keyId}
            post   | /v1/api-keys
            post   | /v1/price-plans
            get    | /v1/price-plans/{id}
            post   | /v1/credit-schedules
            get    | /v1/credit-schedules
            post   | /v1/customers/{id}/credit-purchases
            get    | /v1/customers/{id}/credit-purchases
            get    | /v1/customers/{id}/credits
            post   | /v1/customers/{id}/users
            get    | /v1/customers/{id}/users
            post   | /v1/users
            get    | /v1/users/me
            get    | /v1/users/{id}
            put    | /v1/users/{id}/roles
            put    | /v1/users/{id}/name
            put    | /v1/users/{id}/email
            post   | /v1/users/{id}/deactivate
            post   | /v1/users/{id}/erase
            get    | /v1/read-log
            put    | /v1/customers/{id}/contract
            get    | /v1/customers/{id}/contracts
            """)
    void every_call_is_described_with_its_problems(String method, String path) {
        describedWithItsProblems(method, path);
    }

    private JsonNode describedWithItsProblems(String method, String path) {
        var call = api.path("paths").path(path).path(method);
        assertThat(call.path("summary").asString()).isNotBlank();
        assertThat(call.at("/responses/401/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        return call;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            get    | /v1/customers/{id}/invoice-preview
            post   | /v1/customers/{id}/invoices
            get    | /v1/customers/{id}/invoices
            get    | /v1/invoices
            get    | /v1/invoices/{number}
            get    | /v1/invoices/{number}/lines/{line}/usage
            get    | /v1/usage-events/invoice-lines
            post   | /v1/invoices/{number}/payments
            post   | /v1/invoices/{number}/credit-notes
            post   | /v1/invoices/{number}/corrections
            post   | /v1/invoices/{number}/replay
            post   | /v1/billing-runs
            get    | /v1/billing-runs
            get    | /v1/billing-runs/{id}
            get    | /v1/accounting-exports/{month}
            post   | /v1/credit-schedules
            get    | /v1/credit-schedules
            post   | /v1/customers/{id}/credit-purchases
            get    | /v1/customers/{id}/credit-purchases
            post   | /v1/customers/{id}/credit-purchases/{purchaseId}/returns
            get    | /v1/customers/{id}/credits
            """)
    void a_call_about_money_tells_what_it_does_and_what_each_parameter_means(String method, String path) {
        var call = describedWithItsProblems(method, path);
        assertThat(call.path("description").asString()).isNotBlank();
        for (var parameter : call.path("parameters"))
            assertThat(parameter.path("description").asString())
                    .as(parameter.path("name").asString())
                    .isNotBlank();
        if (call.has("requestBody"))
            assertThat(call.at("/requestBody/content/application~1json/example").isObject())
                    .isTrue();
    }

    @Test
    void a_document_is_described_in_each_of_its_forms() {
        var find = api.at("/paths/~1v1~1invoices~1{number}/get");
        assertThat(find.at("/responses/200/content").propertyNames())
                .containsExactlyInAnyOrder("application/json", "application/pdf", "application/xml");
        assertThat(find.path("parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("number", "syntax", "wait");
    }

    @Test
    void a_list_has_the_parameters_of_a_page_and_none_that_only_the_server_fills() {
        var names = api.path("paths")
                .path("/v1/customers")
                .path("get")
                .path("parameters")
                .findValuesAsString("name");
        assertThat(names).containsExactlyInAnyOrder("q", "reseller", "limit", "after", "wait");
    }

    @Test
    void an_amount_is_text() {
        var fee = api.at("/components/schemas/NewPlan/properties/recurringFee");
        assertThat(fee.path("type").asString()).isEqualTo("string");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            post | /v1/customers                 | 201
            post | /v1/customers/{id}/close      | 200
            post | /v1/customers/{id}/users      | 201
            post | /v1/users                     | 201
            put  | /v1/users/{id}/roles          | 200
            put  | /v1/users/{id}/name           | 200
            put  | /v1/users/{id}/email          | 200
            post | /v1/customers/{id}/api-keys   | 201
            post | /v1/api-keys                  | 201
            post | /v1/price-plans               | 201
            post | /v1/credit-schedules          | 201
            post | /v1/customers/{id}/credit-purchases | 201
            post | /v1/customers/{id}/credit-purchases/{purchaseId}/returns | 201
            put  | /v1/customers/{id}/contract   | 200
            post | /v1/customers/{id}/invoices   | 201
            post | /v1/invoices/{number}/payments     | 201
            post | /v1/invoices/{number}/credit-notes | 201
            post | /v1/invoices/{number}/corrections  | 201
            post | /v1/billing-runs              | 202
            """)
    void every_example_is_one_that_is_taken(String method, String path, int status) {
        for (var command : List.of(
                RegisterCustomer.class,
                CloseCustomer.class,
                AgreeContract.class,
                CreateApiKey.class,
                InviteUser.class,
                ChangeRoles.class,
                RenameUser.class,
                ChangeEmail.class,
                RecordPayment.class,
                StartRun.class)) ledger.onCommand(command, taken -> Outcome.RECORDED);
        ledger.onCommand(PublishPlan.class, taken -> new Publication(1, Outcome.RECORDED));
        ledger.onCommand(PublishCreditSchedule.class, taken -> new SchedulePublication(1, Outcome.RECORDED));
        ledger.onCommand(PurchaseCredits.class, taken -> new Purchase(pack(taken), Outcome.RECORDED));

        ledger.onCommand(ReturnCredits.class, taken -> new CreditReturn(returned(taken), Outcome.RECORDED));
        for (var issuing : List.of(IssueInvoice.class, IssueCreditNote.class, IssueCorrection.class))
            ledger.onCommand(issuing, taken -> new Issued(Outcome.RECORDED, invoice()));
        ledger.onQuery(FindInvoice.class, InvoiceView.class, asked -> invoice());

        ledger.user("acme", "acme", "USER");
        var body = api.path("paths").path(path).path(method).at("/requestBody/content/application~1json/example");
        assertThat(body.isObject()).isTrue();
        var answer = http.send(
                method.toUpperCase(Locale.ROOT),
                path.replace("{id}", "acme")
                        .replace("{number}", "RE-2026-000002")
                        .replace("{purchaseId}", "pack"),
                body.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }

    @Test
    void every_answer_has_an_example_that_is_as_described() {
        assertThat(new Shape(api).faultsOfAnswers()).isEmpty();
    }

    private static CreditsReturned returned(ReturnCredits wanted) {
        return new CreditsReturned(
                wanted.customerId(),
                wanted.purchaseId(),
                wanted.returnId(),
                wanted.credits(),
                BigDecimal.TEN,
                "EUR",
                wanted.reason());
    }

    private static InvoiceView invoice() {
        var first = LocalDate.parse("2026-10-01");
        var seller = new Seller(
                "A", "B", "1", "C", "DE", "DE1", null, "D", "1", "a@b.example", null, null, null, "DE1", null);
        var buyer = new Buyer("acme", "Acme", null, null, null, "DE", null, null, "acme");
        var amount = new BigDecimal("151.73");
        return new InvoiceView(
                "RE-2026-000002",
                "invoice",
                "380",
                InvoiceState.ISSUED,
                new Invoice.Reference("RE-2026-000001", first),
                null,
                null,
                "acme",
                YearMonth.parse("2026-10"),
                first,
                first.plusMonths(1),
                "Europe/Berlin",
                first,
                first,
                "EUR",
                "de-DE",
                seller,
                buyer,
                List.of(),
                amount,
                List.of(),
                amount,
                BigDecimal.ZERO,
                amount,
                List.of(),
                List.of(),
                4711);
    }

    private static CreditsPurchased pack(PurchaseCredits wanted) {
        var from = Objects.requireNonNull(wanted.from());
        return new CreditsPurchased(
                wanted.customerId(),
                wanted.purchaseId(),
                wanted.credits(),
                wanted.price(),
                "EUR",
                from,
                wanted.expiresOn());
    }

    @Test
    void the_page_for_people_needs_no_other_host() {
        var page = http.get("/swagger-ui/index.html");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("http://", "https://");
        assertThat(http.get("/swagger-ui.html").status()).isEqualTo(302);
        assertThat(http.get("/v3/api-docs/swagger-config").text()).doesNotContain("validator.swagger.io");
    }
}
