package io.leporello.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.account.credential.Credentials;
import io.leporello.account.credential.LinkPurpose;
import io.leporello.account.credential.OneTimeLinks;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.email.EmailDirectory;
import io.leporello.account.person.Person;
import io.leporello.account.user.ActivateUser;
import io.leporello.account.user.AskForEmail;
import io.leporello.account.user.ChangeEmail;
import io.leporello.account.user.ChangeRoles;
import io.leporello.account.user.ConfirmEmail;
import io.leporello.account.user.CountUsers;
import io.leporello.account.user.DeactivateUser;
import io.leporello.account.user.EraseUser;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.FindUserByEmail;
import io.leporello.account.user.InviteUser;
import io.leporello.account.user.ListUsers;
import io.leporello.account.user.RenameUser;
import io.leporello.account.user.SignUp;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserPage;
import io.leporello.account.user.UserRole;
import io.leporello.account.user.UserStatus;
import io.leporello.account.user.UserView;
import io.leporello.event.Origin;
import io.leporello.event.Outcome;
import io.leporello.gateway.LedgerApplication;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.ReadModels;
import io.leporello.page.Paging;
import io.leporello.postgres.TestDatabase;
import io.leporello.refusal.Refusal;
import io.leporello.usage.intake.IntakeResult;
import io.leporello.usage.intake.RecordUsage;
import io.leporello.usage.intake.UsageEvent;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users in the whole server, on a real database: two processes that share it where it takes two. */
class UsersIT {

    private static final Set<UserRole> ALL = EnumSet.allOf(UserRole.class);
    private static final TestDatabase DATABASE = TestDatabase.of(UsersIT.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private static Path data = Path.of("set by JUnit");

    private static ConfigurableApplicationContext server;
    private static Ledger ledger;

    @BeforeAll
    static void start() {
        server = started();
        ledger = server.getBean(Ledger.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Another process as far as locks, memory and claims of projections go. */
    private static ConfigurableApplicationContext another() {
        return started();
    }

    private static ConfigurableApplicationContext started() {
        return LedgerApplication.start(
                "--server.port=0",
                "--leporello.data=" + data,
                "--leporello.operator-key=the-operator-of-the-tests-0123456789",
                "--leporello.database.url=" + DATABASE.jdbcUrl(),
                "--leporello.database.user=" + DATABASE.user(),
                "--leporello.database.password=" + DATABASE.password());
    }

    @Test
    void of_a_hundred_who_sign_up_with_one_address_in_two_processes_one_succeeds() throws Exception {
        var pool = Executors.newFixedThreadPool(100);
        try (var other = another()) {
            var ledgers = List.of(ledger, other.getBean(Ledger.class));
            var tries = IntStream.range(0, 100)
                    .mapToObj(number -> {
                        var email = number % 3 == 0
                                ? "RACE@example.com"
                                : number % 3 == 1 ? "Race@Example.com" : "race@example.com";
                        return (Callable<String>) () -> outcome(ledgers.get(number % 2), signUp(email));
                    })
                    .toList();
            var outcomes = new ArrayList<String>();
            for (var outcome : pool.invokeAll(tries)) outcomes.add(outcome.get());

            assertThat(outcomes).filteredOn("RECORDED"::equals).hasSize(1);
            assertThat(outcomes).filteredOn("CONFLICT"::equals).hasSize(99);
            assertThat(rows("select count(*) from usage.event where type = 'email.claimed' and aggregate_id = "
                            + "(select payload::json ->> 'claim' from usage.event where type = 'user.registered' "
                            + "and payload::json ->> 'userId' = '" + holder("race@example.com") + "')"))
                    .containsExactly("1");
        } finally {
            pool.shutdown();
        }
    }

    private static String outcome(Ledger through, SignUp command) {
        try {
            return through.send(command, Outcome.class, origin(command.customerId()))
                    .name();
        } catch (Refusal refusal) {
            return refusal.kind().name();
        }
    }

    @Test
    void an_erased_person_is_found_nowhere_while_everything_else_stays_and_can_be_rebuilt() throws Exception {
        var organisation = "Kontrollfirma " + NUMBER.incrementAndGet();
        var person = new Person("Zoë Unvergesslich", "Zoe.Unvergesslich@Example.com");
        var hash = server.getBean(Credentials.class).accept("drei graue Gänse im Haber", person);
        var signUp = new SignUp("erased", "erased-customer", person, hash, CustomerDetails.named(organisation));
        send(signUp, "erased-customer");
        send(new RenameUser("erased", "Zoë Vergissmichnicht"), "erased-customer");
        server.getBean(OneTimeLinks.class).issue("erased", LinkPurpose.CONFIRM);
        assertThat(use("erased-customer", "erased").accepted()).isEqualTo(1);
        awaitReadModels();
        assertThat(list("erased-customer", "vergissmich"))
                .extracting(UserView::id)
                .containsExactly("erased");
        var figures = figures();

        send(new EraseUser("erased"), "erased-customer");

        assertThat(list(null, "vergissmich")).as("before its row is").isEmpty();
        awaitReadModels();
        assertThat(find("erased")).hasValueSatisfying(user -> {
            assertThat(user.name()).isNull();
            assertThat(user.email()).isNull();
            assertThat(user.status()).isEqualTo(UserStatus.ERASED);
        });
        assertThat(found(organisation)).as("the search itself works").isNotEmpty();
        for (var trace : List.of("Unvergesslich", "Vergissmichnicht", "Zoë", "zoe.unver", "Example.com"))
            assertThat(found(trace)).as(trace).isEmpty();
        assertThat(rows("select user_id from account.person_key where user_id = 'erased' union all "
                        + "select user_id from account.credential where user_id = 'erased' union all "
                        + "select user_id from account.one_time_link where user_id = 'erased'"))
                .isEmpty();
        assertThat(figures()).as("usage and totals").isEqualTo(figures);
        assertThat(send(new EraseUser("erased"), "erased-customer")).isEqualTo(Outcome.ALREADY_THERE);

        var before = users();
        rebuildEveryProjection();
        assertThat(users()).isEqualTo(before);
        assertThat(figures()).as("usage and totals, rebuilt").isEqualTo(figures);

        assertThat(use("erased-customer", "erased").accepted()).as("late usage").isEqualTo(1);
        assertThat(send(signUp("zoe.unvergesslich@example.COM"), "again")).isEqualTo(Outcome.RECORDED);
    }

    @Test
    void who_erases_and_fails_loses_nothing() {
        var signUp = signUp("kept@example.com");
        send(signUp, signUp.customerId());
        assertThatThrownBy(() -> send(new EraseUser("nobody"), null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
        awaitReadModels();
        assertThat(find(signUp.userId()))
                .hasValueSatisfying(user -> assertThat(user.email()).isEqualTo("kept@example.com"));
    }

    @Test
    void an_invitation_sent_twice_makes_one_user_and_another_one_with_its_id_is_refused() {
        var customer = customer();
        var invite = invitation("twice-" + customer, customer, "Bert", "bert-" + customer + "@example.com", "USER");
        assertThat(send(invite, customer)).isEqualTo(Outcome.RECORDED);
        assertThat(send(invite, customer)).isEqualTo(Outcome.ALREADY_THERE);
        for (var other : List.of(
                invitation(invite.userId(), customer, "Bertha", invite.person().email(), "USER"),
                invitation(
                        invite.userId(),
                        customer,
                        "Bert",
                        "other" + invite.person().email(),
                        "USER"),
                invitation(invite.userId(), customer, "Bert", invite.person().email(), "ANNOTATOR")))
            assertThatThrownBy(() -> send(other, customer))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT))
                    .hasMessageNotContaining("bert-");

        send(new RenameUser(invite.userId(), "Bertha"), customer);
        assertThat(send(invite, customer)).as("a late retry").isEqualTo(Outcome.ALREADY_THERE);
        var twin = invitation(
                "twin-" + customer, customer, "Twin", invite.person().email().toUpperCase(Locale.ROOT), "USER");
        assertThatThrownBy(() -> send(twin, customer)).hasMessageContaining("belongs to a user already");
    }

    @Test
    void a_changed_address_is_taken_and_the_old_one_is_free() {
        var signUp = signUp("before@example.com");
        send(signUp, signUp.customerId());
        var claim = asked(signUp, "after@example.com");
        assertThat(holder("before@example.com")).isEqualTo(signUp.userId());
        assertThat(server.getBean(EmailDirectory.class).holder("after@example.com"))
                .isEmpty();

        send(new ConfirmEmail(signUp.userId(), claim), signUp.customerId());
        assertThat(send(new ConfirmEmail(signUp.userId(), claim), signUp.customerId()))
                .as("a late retry")
                .isEqualTo(Outcome.ALREADY_THERE);

        assertThat(holder("After@example.com")).isEqualTo(signUp.userId());
        assertThat(server.getBean(UserDirectory.class).find(signUp.userId()))
                .hasValueSatisfying(user -> assertThat(user.confirmed()).isTrue());
        assertThat(outcome(ledger, signUp("after@example.com"))).isEqualTo("CONFLICT");
        assertThat(outcome(ledger, signUp("before@example.com"))).isEqualTo("RECORDED");
        awaitReadModels();
        assertThat(ledger.find(new FindUserByEmail("AFTER@example.com"), UserView.class, origin(null)))
                .hasValueSatisfying(user -> assertThat(user.id()).isEqualTo(signUp.userId()));
    }

    private static String asked(SignUp signUp, String email) {
        send(new AskForEmail(signUp.userId(), email), signUp.customerId());
        var claims = rows("select payload::json ->> 'claim' from usage.event where type = 'user.email-asked' and"
                + " payload::json ->> 'userId' = '" + signUp.userId() + "' order by position");
        return claims.get(claims.size() - 1);
    }

    @Test
    void an_address_asked_for_is_not_kept_free_and_only_the_last_one_counts() {
        var signUp = signUp("asking@example.com");
        send(signUp, signUp.customerId());
        var first = asked(signUp, "first-wish@example.com");
        var second = asked(signUp, "second-wish@example.com");
        assertThatThrownBy(() -> send(new ConfirmEmail(signUp.userId(), first), signUp.customerId()))
                .hasMessageContaining("Another e-mail address was asked for since");

        assertThat(outcome(ledger, signUp("second-wish@example.com"))).isEqualTo("RECORDED");
        assertThatThrownBy(() -> send(new ConfirmEmail(signUp.userId(), second), signUp.customerId()))
                .hasMessageContaining("belongs to a user already");
        assertThatThrownBy(() -> asked(signUp, "second-wish@example.com"))
                .hasMessageContaining("belongs to a user already");
        assertThat(holder("asking@example.com")).isEqualTo(signUp.userId());
    }

    @Test
    void a_mistyped_address_is_corrected_until_its_person_has_joined() {
        var manager = signUp("manager-of-mistyped@example.com");
        var customer = manager.customerId();
        send(manager, customer);
        send(invitation("mistyped", customer, "Mo", "mo@exmaple.com", "USER"), customer);

        send(new ChangeEmail("mistyped", "mo@example.com"), customer);
        assertThat(holder("mo@example.com")).isEqualTo("mistyped");
        assertThatThrownBy(() -> send(new AskForEmail("mistyped", "mo@example.net"), customer))
                .hasMessageContaining("has not joined yet");

        send(new ActivateUser("mistyped"), customer);
        assertThatThrownBy(() -> send(new ChangeEmail("mistyped", "mallory@example.com"), customer))
                .hasMessageContaining("has joined, and alone may ask");
    }

    @Test
    void two_managers_who_remove_each_other_at_once_leave_one() throws Exception {
        var signUp = signUp("first-manager@example.com");
        var customer = signUp.customerId();
        send(signUp, customer);
        var second = invitation("second-manager", customer, "Second", "second-manager@example.com", "MANAGER");
        send(second, customer);
        send(new ActivateUser(second.userId()), customer);
        var pool = Executors.newFixedThreadPool(2);
        try (var other = another()) {
            var elsewhere = other.getBean(Ledger.class);
            var outcomes = pool.invokeAll(List.<Callable<Boolean>>of(
                    () -> removed(ledger, signUp.userId(), customer),
                    () -> removed(elsewhere, second.userId(), customer)));
            var removed = 0;
            for (var outcome : outcomes) if (outcome.get()) removed++;
            assertThat(removed).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
    }

    private static boolean removed(Ledger through, String userId, String customer) {
        try {
            through.send(new ChangeRoles(userId, List.of("USER"), ALL), origin(customer));
            return true;
        } catch (Refusal refusal) {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            return false;
        }
    }

    @Test
    void lists_go_by_name_page_by_page_and_are_searched_by_name_and_address() {
        var customer = customer();
        for (var name : List.of("Dora", "anton", "Cäsar", "berta", "Emil"))
            send(
                    invitation(
                            name.toLowerCase(Locale.ROOT).replace("ä", "ae") + "-" + customer,
                            customer,
                            name,
                            "x" + name.charAt(0) + "@" + customer + ".example",
                            name.equals("Emil") ? "ANNOTATOR" : "USER"),
                    customer);
        awaitReadModels();

        var names = new ArrayList<String>();
        String after = null;
        do {
            var page = ledger.ask(
                    new ListUsers(customer, null, null, new Paging(after, 2)), UserPage.class, origin(customer));
            page.items().forEach(user -> names.add(user.name()));
            after = page.next();
            if (after != null)
                assertThat(after).doesNotContainIgnoringCase("anton").startsWith("1.");
        } while (after != null);
        assertThat(names).startsWith("anton", "berta", "Cäsar", "Dora", "Emil").hasSize(6);

        assertThat(list(customer, "ÄSA")).extracting(UserView::name).containsExactly("Cäsar");
        assertThat(list(null, "xd@" + customer)).extracting(UserView::name).containsExactly("Dora");
        assertThat(list(null, "emil-" + customer)).extracting(UserView::name).containsExactly("Emil");
        assertThat(count(customer, null)).isEqualTo(6);
        assertThat(count(customer, UserRole.ANNOTATOR)).isEqualTo(1);

        send(new DeactivateUser("emil-" + customer), customer);
        send(new RenameUser("dora-" + customer, "Aaron"), customer);
        awaitReadModels();
        assertThat(list(customer, null)).extracting(UserView::name).startsWith("Aaron", "anton");
        assertThat(list(customer, "dora")).isEmpty();
        assertThatThrownBy(() -> ledger.ask(
                        new ListUsers(customer, null, null, new Paging("nonsense", 2)),
                        UserPage.class,
                        origin(customer)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));
    }

    @Test
    void usage_names_a_user_of_its_own_customer_who_may_be_a_moment_old() {
        var signUp = signUp("moment@example.com");
        assertThat(use(signUp.customerId(), signUp.userId()).errors().get(0).code())
                .isEqualTo("unknown-customer");
        send(signUp, signUp.customerId());
        assertThat(use(signUp.customerId(), signUp.userId()).accepted()).isEqualTo(1);
        assertThat(use(signUp.customerId(), null).accepted()).isEqualTo(1);
        assertThat(use(signUp.customerId(), "stranger").errors().get(0).code()).isEqualTo("unknown-user");

        var other = customer();
        assertThat(use(other, signUp.userId()).errors().get(0).code()).isEqualTo("unknown-user");
    }

    private static IntakeResult use(String customer, @Nullable String user) {
        var now = Instant.now();
        var fact = new UsageFact(customer, user, null, null, now.minusSeconds(60), 1, 3, null);
        var event = new UsageEvent(0, new UsageIdentity("/test", "use-" + NUMBER.incrementAndGet()), fact);
        return ledger.send(new RecordUsage(List.of(event), false, null, now), IntakeResult.class, origin(customer));
    }

    /** A customer with one manager. */
    private static String customer() {
        var number = NUMBER.incrementAndGet();
        var signUp = signUp("zz-manager-" + number + "@example.com");
        send(signUp, signUp.customerId());
        return signUp.customerId();
    }

    private static SignUp signUp(String email) {
        var number = NUMBER.incrementAndGet();
        var person = new Person("Zz Person " + number, email);
        return new SignUp("u" + number, "c" + number, person, null, CustomerDetails.named("Firma " + number));
    }

    private static InviteUser invitation(String id, String customer, String name, String email, String role) {
        return new InviteUser(id, customer, new Person(name, email), List.of(role), ALL);
    }

    private static Outcome send(Object command, @Nullable String customer) {
        return ledger.send(command, Outcome.class, origin(customer));
    }

    private static Optional<UserView> find(String userId) {
        return ledger.find(new FindUser(userId), UserView.class, origin(null));
    }

    private static List<UserView> list(@Nullable String customer, @Nullable String search) {
        return ledger.ask(new ListUsers(customer, null, search, Paging.first(50)), UserPage.class, origin(customer))
                .items();
    }

    private static long count(String customer, @Nullable UserRole role) {
        return ledger.ask(new CountUsers(customer, role), Long.class, origin(customer));
    }

    private static String holder(String email) {
        return server.getBean(EmailDirectory.class).holder(email).orElseThrow();
    }

    private static Origin origin(@Nullable String customer) {
        return new Origin("user:test", customer, "request");
    }

    private static void awaitReadModels() {
        assertThat(server.getBeansOfType(ReadModels.class).values())
                .allMatch(models -> models.await(Duration.ofSeconds(30)));
    }

    private static void rebuildEveryProjection() {
        var processing = server.getBean(EventProcessingConfiguration.class);
        var rebuilt = processing.eventProcessors().values().stream()
                .filter(TrackingEventProcessor.class::isInstance)
                .map(TrackingEventProcessor.class::cast)
                .filter(processor -> processing.tokenStore(processor.getName()) instanceof JdbcTokenStore)
                .toList();
        assertThat(rebuilt).extracting(TrackingEventProcessor::getName).contains("account.users", "account.customers");
        for (var projection : rebuilt) {
            projection.shutDown();
            projection.resetTokens();
            projection.start();
        }
        awaitReadModels();
    }

    private static List<String> users() {
        return rows("select (to_jsonb(u) - 'version')::text from account.user u order by id");
    }

    private static List<String> figures() {
        return Stream.concat(
                        rows("select t::text from billing.total t order by 1").stream(),
                        rows("select e::text from usage.entry e order by 1").stream())
                .filter(row -> row.contains("erased-customer"))
                .toList();
    }

    /** Every table that holds the text anywhere, as it is, in another case, or as bytes. */
    private static List<String> found(String text) {
        var tables = rows("select format('%I.%I', table_schema, table_name) from information_schema.tables"
                + " where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')");
        assertThat(tables).contains("usage.event", "account.\"user\"", "account.person_key");
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return tables.stream()
                .filter(table -> !client().sql("select 1 from " + table
                                + " t where lower(t::text) like :text or t::text like :hex limit 1")
                        .param("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                        .param("hex", "%" + hex + "%")
                        .query()
                        .listOfRows()
                        .isEmpty())
                .toList();
    }

    private static List<String> rows(String sql) {
        return client().sql(sql).query(String.class).list();
    }

    private static JdbcClient client() {
        return JdbcClient.create(DATABASE.dataSource());
    }
}
