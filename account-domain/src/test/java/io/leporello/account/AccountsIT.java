package io.leporello.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.leporello.Eventually;
import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.ApiKeyPage;
import io.leporello.account.apikey.ApiKeyView;
import io.leporello.account.apikey.CreateApiKey;
import io.leporello.account.apikey.KeyHash;
import io.leporello.account.apikey.ListApiKeys;
import io.leporello.account.apikey.NoteKeyUses;
import io.leporello.account.apikey.RevokeApiKey;
import io.leporello.account.contract.AgreeContract;
import io.leporello.account.contract.ContractPage;
import io.leporello.account.contract.ContractTerms;
import io.leporello.account.contract.ContractView;
import io.leporello.account.contract.ListContracts;
import io.leporello.account.contract.Overrides;
import io.leporello.account.creditpurchase.CreditReturn;
import io.leporello.account.creditpurchase.Purchase;
import io.leporello.account.creditpurchase.PurchaseCredits;
import io.leporello.account.creditpurchase.ReturnCredits;
import io.leporello.account.customer.ChangeCustomer;
import io.leporello.account.customer.CloseCustomer;
import io.leporello.account.customer.CustomerChanges;
import io.leporello.account.customer.CustomerClosed;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerFacts;
import io.leporello.account.customer.CustomerPage;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.account.customer.ListCustomers;
import io.leporello.account.customer.RegisterCustomer;
import io.leporello.account.plan.FindPlan;
import io.leporello.account.plan.ListPlans;
import io.leporello.account.plan.PlanPage;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.PlanView;
import io.leporello.account.plan.PublishPlan;
import io.leporello.event.Outcome;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AccountsIT {

    private static final Accounts ACCOUNTS = Accounts.of(AccountsIT.class);
    private static final LocalDate OCTOBER = LocalDate.parse("2026-10-01");
    private static final LocalDate NOVEMBER = LocalDate.parse("2026-11-01");
    private static final Instant NOW = Instant.parse("2026-10-05T10:00:00Z");

    @AfterAll
    static void close() {
        ACCOUNTS.close();
    }

    @Test
    void the_directories_are_followed_in_both_ways() {
        var processing = ACCOUNTS.bean(EventProcessingConfiguration.class);
        assertThat(processing.eventProcessor("account.directory", SubscribingEventProcessor.class))
                .isPresent();
        assertThat(processing.eventProcessor("account.directory.remote", TrackingEventProcessor.class))
                .isPresent();
        assertThat(processing.tokenStore("account.directory.remote")).isInstanceOf(InMemoryTokenStore.class);
    }

    @Test
    void a_customer_is_registered_changed_closed_and_found() {
        register("life", "Life GmbH");
        assertThat(ACCOUNTS.send(new RegisterCustomer("life", CustomerDetails.named("Life GmbH"))))
                .isEqualTo(Outcome.ALREADY_THERE);
        ACCOUNTS.send(new ChangeCustomer("life", city("Wien")));
        ACCOUNTS.send(new CloseCustomer("life", NOVEMBER, NOW));

        var life = ACCOUNTS.find(new FindCustomer("life"), CustomerView.class).orElseThrow();
        assertThat(life.name()).isEqualTo("Life GmbH");
        assertThat(life.address().city()).isEqualTo("Wien");
        assertThat(life.currency()).isEqualTo("EUR");
        assertThat(life.closedFrom()).isEqualTo(NOVEMBER);
        assertThat(life.closedAt()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(ACCOUNTS.find(new FindCustomer("nobody"), CustomerView.class))
                .isEmpty();
    }

    @Test
    void customers_are_listed_by_name_page_by_page_without_gaps() {
        register("list-reseller", "Reseller of the list");
        for (var name : List.of("delta", "Alpha", "charlie", "Bravo", "alpha"))
            register("list-" + name, name, "list-reseller");
        var names = new ArrayList<String>();
        String after = null;
        do {
            var page = customers(null, "list-reseller", null, new Paging(after, 2));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(customer -> names.add(customer.name()));
            after = page.next();
        } while (after != null);
        assertThat(names).containsExactly("Alpha", "alpha", "Bravo", "charlie", "delta");
    }

    @Test
    void customers_are_found_by_part_of_name_id_and_address_whatever_the_case() {
        register("search-1", "Ölmühle Äpfel 100%");
        register("search-2", "Other_Works");
        assertThat(found("ÖLMÜHLE")).containsExactly("search-1");
        assertThat(found("SEARCH-2")).containsExactly("search-2");
        assertThat(found("100%")).containsExactly("search-1");
        assertThat(found("r_w")).containsExactly("search-2");
        assertThat(found("%_%")).isEmpty();
        assertThat(found("\\")).isEmpty();
    }

    @Test
    void who_may_see_only_some_customers_is_shown_no_others() {
        register("scope-1", "Scope one");
        register("scope-2", "Scope two");
        assertThat(ids(customers("scope", null, List.of("scope-2", "nobody"), Paging.first(10))))
                .containsExactly("scope-2");
        assertThat(customers("scope", null, List.of(), Paging.first(10)).items())
                .isEmpty();
    }

    @Test
    void a_cursor_of_something_else_is_refused() {
        for (var cursor : List.of("?", "YQ", "\u0000"))
            assertThatThrownBy(() -> customers(null, null, null, new Paging(cursor, 10)))
                    .as(cursor)
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("after: is ");
    }

    /** PostgreSQL holds no zero character, so one that got through would end in an error of the database. */
    @Test
    void what_cannot_be_an_id_is_unknown_before_the_database_is_asked() {
        var zero = "a\u0000b";
        assertThat(ACCOUNTS.find(new FindCustomer(zero), CustomerView.class)).isEmpty();
        assertThat(ACCOUNTS.find(new FindPlan(zero), PlanView.class)).isEmpty();
        assertThat(found(zero)).isEmpty();
        assertThat(customers(null, zero, null, Paging.first(10)).items()).isEmpty();
        assertThat(contracts(zero, Paging.first(10)).items()).isEmpty();
        assertThat(keys(zero).items()).isEmpty();
        assertThat(ACCOUNTS.bean(CustomerDirectory.class).find(zero)).isEmpty();
        assertThat(ACCOUNTS.bean(ApiKeyDirectory.class).find(zero)).isEmpty();
        assertThatThrownBy(() -> ACCOUNTS.ask(new ListPlans(new Paging(zero, 10)), PlanPage.class))
                .hasMessageStartingWith("after: is ");
        assertThatThrownBy(() -> new CloseCustomer(zero, null, NOW)).hasMessageStartingWith("There is no customer");
        assertThatThrownBy(() -> new RevokeApiKey(zero, null)).hasMessageStartingWith("There is no API key");
        assertThatThrownBy(() ->
                        new PublishPlan("zero", new PlanTerms(zero, "EUR", BigDecimal.ONE, null, List.of()), null))
                .hasMessageStartingWith("name: holds the control character U+0000");
    }

    @Test
    void a_plan_is_read_with_all_its_versions() {
        ACCOUNTS.send(new PublishPlan("versions", fee("49"), null));
        ACCOUNTS.send(new PublishPlan("versions", fee("59"), NOVEMBER));
        ACCOUNTS.send(new PublishPlan("versions", fee("69"), NOVEMBER));
        var plan = ACCOUNTS.find(new FindPlan("versions"), PlanView.class).orElseThrow();
        assertThat(plan.currency()).isEqualTo("EUR");
        assertThat(plan.versions())
                .extracting(PlanView.Version::version, PlanView.Version::effectiveFrom, PlanView.Version::superseded)
                .containsExactly(tuple(1, null, false), tuple(2, NOVEMBER, true), tuple(3, NOVEMBER, false));
        assertThat(plan.versions().get(2).terms()).isEqualTo(fee("69"));
    }

    @Test
    void plans_are_listed_by_id_each_whole() {
        for (var plan : List.of("zz-1", "zz-2", "zz-3")) {
            ACCOUNTS.send(new PublishPlan(plan, fee("1"), null));
            ACCOUNTS.send(new PublishPlan(plan, fee("2"), NOVEMBER));
        }
        var first = ACCOUNTS.ask(new ListPlans(new Paging("zz", 2)), PlanPage.class);
        var second = ACCOUNTS.ask(new ListPlans(new Paging(first.next(), 2)), PlanPage.class);
        assertThat(first.items()).extracting(PlanView::id).containsExactly("zz-1", "zz-2");
        assertThat(first.items()).allMatch(plan -> plan.versions().size() == 2);
        assertThat(second.items()).extracting(PlanView::id).containsExactly("zz-3");
        assertThat(second.next()).isNull();
    }

    @Test
    void a_pack_of_credits_is_bought_once_also_by_a_retry_on_another_day() {
        register("buyer", "Buyer");
        var bought = buy("buyer", "p-1", "1000", "18", null, NOVEMBER);
        assertThat(bought.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(bought.pack().from()).isEqualTo(LocalDate.parse("2026-10-05"));
        assertThat(bought.pack().currency()).isEqualTo("EUR");

        var again = new PurchaseCredits(
                "buyer",
                "p-1",
                new BigDecimal("1000.0"),
                new BigDecimal("18.00"),
                null,
                NOVEMBER,
                NOW.plusSeconds(200_000));
        assertThat(ACCOUNTS.send(again)).isEqualTo(new Purchase(bought.pack(), Outcome.ALREADY_THERE));
        assertThatThrownBy(() -> buy("buyer", "p-1", "1000", "19", null, NOVEMBER))
                .hasMessage("The purchase \"p-1\" is there already: 1000 credits for 18 EUR from 2026-10-05 until"
                        + " 2026-11-01, not 1000 credits for 19 EUR from 2026-10-05 until 2026-11-01.");
        assertThatThrownBy(() -> ACCOUNTS.send(new ChangeCustomer("buyer", inFrancs())))
                .hasMessageStartingWith("The currency of customer buyer stays EUR");
    }

    @Test
    void a_pack_that_nobody_could_use_or_pay_is_refused() {
        register("careful", "Careful");
        assertThatThrownBy(() -> buy("careful", "p-1", "1", "0.001", null, null))
                .hasMessage(
                        "price: is 0.001; at most 2 decimals were expected in EUR, the currency of customer careful");
        assertThatThrownBy(() -> buy("careful", "p-1", "1", "1", NOVEMBER, NOVEMBER))
                .hasMessage(
                        "expiresOn: is 2026-11-01; a day after 2026-11-01, the first one of the pack, was expected");
        assertThatThrownBy(() -> buy("nobody", "p-1", "1", "1", null, null))
                .hasMessage("There is no customer \"nobody\".");
        assertThatThrownBy(() -> buy("careful", "no spaces", "0", "-1", null, null))
                .hasMessage("3 fields are wrong.");
        ACCOUNTS.send(new CloseCustomer("careful", NOVEMBER, NOW));
        assertThatThrownBy(() -> buy("careful", "p-1", "1", "1", NOVEMBER, null))
                .hasMessage("Customer careful is closed from 2026-11-01 on; a pack from 2026-11-01 begins too late, an"
                        + " earlier day was expected.");
        assertThat(buy("careful", "p-1", "1", "0", OCTOBER, null).outcome()).isEqualTo(Outcome.RECORDED);
    }

    @Test
    void parts_of_a_pack_are_given_back_until_nothing_is_left_and_come_to_its_price() {
        register("returner", "Returner");
        buy("returner", "p-1", "300", "10", OCTOBER, null);
        var first = giveBack("returner", "p-1", "r-1", "100");
        assertThat(first.outcome()).isEqualTo(Outcome.RECORDED);
        assertThat(giveBack("returner", "p-1", "r-1", "100"))
                .isEqualTo(new CreditReturn(first.returned(), Outcome.ALREADY_THERE));
        assertThatThrownBy(() -> giveBack("returner", "p-1", "r-1", "99"))
                .hasMessage("The return \"r-1\" is there already: 100 credits of \"p-1\" because of \"not needed\".");
        assertThatThrownBy(() -> giveBack("returner", "p-1", "r-2", "200.5"))
                .hasMessage("Of the purchase \"p-1\" 200 credits are the customer's; 200.5 cannot be returned.");
        assertThatThrownBy(() -> giveBack("returner", "p-2", "r-1", "1"))
                .hasMessage("Customer returner has no purchase \"p-2\".");
        assertThatThrownBy(() -> giveBack("nobody", "p-1", "r-1", "1")).hasMessage("There is no customer \"nobody\".");
        var prices = Stream.of(
                        first, giveBack("returner", "p-1", "r-2", "100"), giveBack("returner", "p-1", "r-3", "100"))
                .map(given -> given.returned().price().toPlainString());
        assertThat(prices).containsExactly("3.33", "3.34", "3.33");
    }

    private static CreditReturn giveBack(String customer, String purchase, String id, String credits) {
        return (CreditReturn)
                ACCOUNTS.send(new ReturnCredits(customer, purchase, id, new BigDecimal(credits), "not needed"));
    }

    private static Purchase buy(
            String customer,
            String id,
            String credits,
            String price,
            @Nullable LocalDate from,
            @Nullable LocalDate expiresOn) {
        return (Purchase) ACCOUNTS.send(new PurchaseCredits(
                customer, id, new BigDecimal(credits), new BigDecimal(price), from, expiresOn, NOW));
    }

    @Test
    void a_contract_is_agreed_once_and_superseded_from_the_same_day() {
        register("agree", "Agree");
        ACCOUNTS.send(new PublishPlan("agree-plan", fee("49"), null));
        assertThat(agree("agree", "agree-plan", OCTOBER, "10")).isEqualTo(Outcome.RECORDED);
        assertThat(agree("agree", "agree-plan", OCTOBER, "10.0")).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(agree("agree", "agree-plan", NOVEMBER, "5")).isEqualTo(Outcome.RECORDED);
        assertThat(agree("agree", "agree-plan", OCTOBER, "20")).isEqualTo(Outcome.RECORDED);

        assertThat(contracts("agree", Paging.first(10)).items())
                .extracting(
                        ContractView::number,
                        ContractView::from,
                        ContractView::discountPercent,
                        ContractView::superseded)
                .containsExactly(
                        tuple(1, OCTOBER, new BigDecimal("10"), true),
                        tuple(2, NOVEMBER, new BigDecimal("5"), false),
                        tuple(3, OCTOBER, new BigDecimal("20"), false));
        var rest = contracts(
                "agree", new Paging(contracts("agree", Paging.first(2)).next(), 2));
        assertThat(rest.items()).extracting(ContractView::number).containsExactly(3);
    }

    @Test
    void a_contract_needs_its_customer_its_plan_and_one_currency() {
        register("needs", "Needs");
        ACCOUNTS.send(new PublishPlan("needs-november", fee("49"), NOVEMBER));
        ACCOUNTS.send(new PublishPlan("needs-yen", new PlanTerms("Yen", "JPY", BigDecimal.ONE, null, List.of()), null));
        refused("nobody", "needs-yen", OCTOBER, Refusal.Kind.UNKNOWN, "There is no customer \"nobody\".");
        refused(
                "needs",
                "none",
                OCTOBER,
                Refusal.Kind.INVALID,
                "plan: is \"none\"; the id of a published price plan was expected");
        refused(
                "needs",
                "needs-yen",
                OCTOBER,
                Refusal.Kind.INVALID,
                "plan: is \"needs-yen\", a plan in JPY; one in EUR, the currency of customer needs, was expected");
        refused(
                "needs",
                "needs-november",
                OCTOBER,
                Refusal.Kind.INVALID,
                "from: is 2026-10-01; plan \"needs-november\" is not in force before 2026-11-01");
    }

    @Test
    void a_contract_begins_before_its_customer_closes() {
        register("ends", "Ends");
        ACCOUNTS.send(new PublishPlan("ends-plan", fee("49"), null));
        agree("ends", "ends-plan", OCTOBER, "1");
        ACCOUNTS.send(new CloseCustomer("ends", NOVEMBER, NOW));
        refused(
                "ends",
                "ends-plan",
                NOVEMBER,
                Refusal.Kind.CONFLICT,
                "Customer ends is closed from 2026-11-01 on; a contract from 2026-11-01 begins too late, an earlier"
                        + " day was expected.");
        assertThat(agree("ends", "ends-plan", NOVEMBER.minusDays(1), "1")).isEqualTo(Outcome.RECORDED);
        assertThat(agree("ends", "ends-plan", OCTOBER, "1")).isEqualTo(Outcome.ALREADY_THERE);
    }

    @Test
    void a_reseller_pays_only_for_its_own_customers() {
        register("direct", "Direct");
        ACCOUNTS.send(new PublishPlan("direct-plan", fee("49"), null));
        var terms = new ContractTerms("direct-plan", OCTOBER, null, null, Overrides.NONE, ContractTerms.RESELLER);
        assertThatThrownBy(() -> ACCOUNTS.send(new AgreeContract("direct", terms)))
                .hasMessage("billTo: is \"RESELLER\"; customer direct has none, so CUSTOMER was expected");
    }

    @Test
    void the_currency_stays_once_a_contract_was_agreed() {
        register("currency", "Currency");
        ACCOUNTS.send(new PublishPlan("currency-plan", fee("49"), null));
        agree("currency", "currency-plan", OCTOBER, "1");
        var toFrancs = inFrancs();
        assertThat(catchThrowableOfType(Refusal.class, () -> ACCOUNTS.send(new ChangeCustomer("currency", toFrancs)))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void a_customer_made_or_closed_is_known_to_the_very_next_call() {
        var directory = ACCOUNTS.bean(CustomerDirectory.class);
        assertThat(directory.find("known")).isEmpty();
        register("known", "Known");
        assertThat(directory.find("known").map(CustomerFacts::closedAt)).isEmpty();
        assertThat(directory.find("known")).isPresent();
        ACCOUNTS.send(new CloseCustomer("known", NOVEMBER, NOW));
        assertThat(directory.find("known").orElseThrow().closedAt(Instant.parse("2026-10-31T23:00:00Z")))
                .isTrue();
        assertThat(directory.find("known").orElseThrow().closedAt(Instant.parse("2026-10-31T22:59:59Z")))
                .isFalse();
    }

    @Test
    void what_another_process_stores_is_known_within_moments() {
        var directory = ACCOUNTS.bean(CustomerDirectory.class);
        register("remote", "Remote");
        assertThat(directory.find("remote")).isPresent();
        // Past the event bus of this process, as another one would.
        ACCOUNTS.bean(EventStorageEngine.class)
                .appendEvents(new GenericDomainEventMessage<>(
                        "Customer",
                        "customer/remote",
                        1,
                        new CustomerClosed("remote", NOVEMBER, Instant.parse("2026-10-31T23:00:00Z"))));
        Eventually.holds(() ->
                assertThat(directory.find("remote").orElseThrow().closedAt()).isEqualTo("2026-10-31T23:00:00Z"));
    }

    @Test
    void of_many_who_register_one_customer_at_once_one_does() throws InterruptedException, ExecutionException {
        var together = Executors.newFixedThreadPool(8);
        try {
            var outcomes = new ArrayList<Object>();
            for (var attempt : together.invokeAll(Collections.nCopies(
                    16, () -> ACCOUNTS.send(new RegisterCustomer("race", CustomerDetails.named("Race"))))))
                outcomes.add(attempt.get());
            assertThat(outcomes).filteredOn(Outcome.RECORDED::equals).hasSize(1);
            assertThat(outcomes).filteredOn(Outcome.ALREADY_THERE::equals).hasSize(15);
        } finally {
            together.shutdownNow();
        }
    }

    @Test
    void a_key_is_good_at_once_and_refused_once_revoked() {
        register("keys", "Keys");
        var directory = ACCOUNTS.bean(ApiKeyDirectory.class);
        createKey("keys1", "keys");
        assertThat(directory.find("keys1").orElseThrow().opensWith("secret")).isTrue();
        ACCOUNTS.send(new RevokeApiKey("keys1", "keys"));
        assertThat(directory.find("keys1")).isEmpty();
    }

    @Test
    void keys_are_listed_for_their_owner_alone() {
        register("owner", "Owner");
        createKey("owner1", "owner");
        createKey("owner2", "owner");
        createKey("platform1", null);
        ACCOUNTS.send(new RevokeApiKey("owner2", "owner"));
        assertThat(keys("owner").items())
                .extracting(ApiKeyView::id, ApiKeyView::prefix, key -> key.revokedAt() != null)
                .containsExactly(tuple("owner1", "lep_owner1", false), tuple("owner2", "lep_owner2", true));
        assertThat(keys(null).items()).extracting(ApiKeyView::id).containsExactly("platform1");
        assertThat(keys(null).items().get(0).scopes()).containsExactly("usage:read", "usage:write");
    }

    @Test
    void a_key_shows_when_it_was_last_used_whatever_order_that_is_told_in() {
        register("used", "Used");
        createKey("used1", "used");
        createKey("used2", "used");
        assertThat(keys("used").items()).extracting(ApiKeyView::lastUsed).containsOnlyNulls();

        ACCOUNTS.send(new NoteKeyUses(List.of(new NoteKeyUses.KeyUse("used1", NOW))));
        ACCOUNTS.send(new NoteKeyUses(List.of(new NoteKeyUses.KeyUse("used1", NOW.minusSeconds(60)))));
        assertThat(keys("used").items()).extracting(ApiKeyView::lastUsed).containsExactly(NOW, null);
    }

    @Test
    void rebuilding_gives_the_same_rows() {
        register("rebuild", "Rebuild");
        ACCOUNTS.send(new ChangeCustomer("rebuild", city("Wien")));
        ACCOUNTS.send(new CloseCustomer("rebuild", NOVEMBER, NOW));
        ACCOUNTS.send(new PublishPlan("rebuild-plan", fee("49"), null));
        agree("rebuild", "rebuild-plan", OCTOBER, "1");
        agree("rebuild", "rebuild-plan", OCTOBER, "2");
        createKey("rebuild1", "rebuild");
        ACCOUNTS.send(new RevokeApiKey("rebuild1", "rebuild"));
        ACCOUNTS.awaitProjections();
        var before = tables();
        assertThat(before.values()).noneMatch(List::isEmpty);
        before.keySet().forEach(ACCOUNTS::spoil);
        ACCOUNTS.rebuild();
        assertThat(tables()).isEqualTo(before);
    }

    private static Map<String, List<Map<String, Object>>> tables() {
        return List.of("account.customer", "account.plan_version", "account.contract", "account.api_key").stream()
                .collect(Collectors.toMap(table -> table, ACCOUNTS::rows));
    }

    private static void register(String id, String name) {
        ACCOUNTS.send(new RegisterCustomer(id, CustomerDetails.named(name)));
    }

    private static void register(String id, String name, String reseller) {
        var plain = CustomerDetails.named(name);
        ACCOUNTS.send(new RegisterCustomer(
                id,
                new CustomerDetails(
                        name,
                        null,
                        plain.address(),
                        null,
                        null,
                        plain.currency(),
                        plain.timeZone(),
                        plain.locale(),
                        reseller,
                        null)));
    }

    private static CustomerChanges inFrancs() {
        return new CustomerChanges(null, null, null, null, null, "CHF", null, null, null, null);
    }

    private static CustomerChanges city(String city) {
        var address = new CustomerChanges.AddressChanges(null, null, city, null);
        return new CustomerChanges(null, null, address, null, null, null, null, null, null, null);
    }

    private static CustomerPage customers(
            @Nullable String search, @Nullable String reseller, @Nullable List<String> ids, Paging paging) {
        return ACCOUNTS.ask(new ListCustomers(search, reseller, ids, null, paging), CustomerPage.class);
    }

    private static List<String> found(String search) {
        return ids(customers(search, null, null, Paging.first(10)));
    }

    private static List<String> ids(CustomerPage page) {
        return page.items().stream().map(CustomerView::id).toList();
    }

    private static PlanTerms fee(String fee) {
        return new PlanTerms("Plan", "EUR", new BigDecimal(fee), null, List.of());
    }

    private static Object agree(String customer, String plan, LocalDate from, String discount) {
        return ACCOUNTS.send(new AgreeContract(customer, terms(plan, from, discount)));
    }

    private static ContractTerms terms(String plan, LocalDate from, String discount) {
        return new ContractTerms(plan, from, new BigDecimal(discount), null, Overrides.NONE, ContractTerms.CUSTOMER);
    }

    private static void refused(String customer, String plan, LocalDate from, Refusal.Kind kind, String message) {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> ACCOUNTS.send(new AgreeContract(customer, terms(plan, from, "0"))));
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    private static ContractPage contracts(String customer, Paging paging) {
        return ACCOUNTS.ask(new ListContracts(customer, paging), ContractPage.class);
    }

    private static void createKey(String id, @Nullable String customer) {
        ACCOUNTS.send(new CreateApiKey(
                id, "Key", List.of("usage:write", "usage:read"), customer, null, KeyHash.of("secret")));
    }

    private static ApiKeyPage keys(@Nullable String customer) {
        return ACCOUNTS.ask(new ListApiKeys(customer, Paging.first(10)), ApiKeyPage.class);
    }
}
