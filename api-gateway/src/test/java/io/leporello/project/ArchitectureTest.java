package io.leporello.project;

import static io.leporello.project.Code.classes;
import static io.leporello.project.Code.in;
import static io.leporello.project.Code.naming;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.leporello.account.AccountHandlers;
import io.leporello.account.AccountModule;
import io.leporello.account.AccountSource;
import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.KeyHash;
import io.leporello.account.credential.Credentials;
import io.leporello.account.credential.OneTimeLinks;
import io.leporello.account.credential.PasswordHasher;
import io.leporello.account.credential.SignInAttempts;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.email.EmailDirectory;
import io.leporello.account.person.PersonKey;
import io.leporello.account.person.PersonKeys;
import io.leporello.account.user.UserDirectory;
import io.leporello.billing.BillingHandlers;
import io.leporello.billing.BillingModule;
import io.leporello.event.EventJson;
import io.leporello.measure.DecimalChecks;
import io.leporello.measure.Decimals;
import io.leporello.measure.Instants;
import io.leporello.money.Currencies;
import io.leporello.page.Page;
import io.leporello.postgres.EmbeddedPostgres;
import io.leporello.postgres.PostgresUnavailable;
import io.leporello.projection.Rebuildable;
import io.leporello.refusal.Checks;
import io.leporello.refusal.DateChecks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import io.leporello.schema.CopiedRows;
import io.leporello.usage.EntryHandlers;
import io.leporello.usage.UsageHandlers;
import io.leporello.usage.UsageModule;
import io.leporello.usage.deadletter.DeadLetters;
import io.leporello.usage.entry.CountedFacts;
import io.leporello.usage.entry.EntryFold;
import io.leporello.usage.entry.FoldHeadStart;
import io.leporello.usage.store.AxonServerAway;
import io.leporello.usage.store.EventStoreOnAxonServer;
import io.leporello.usage.store.EventStoreOnPostgres;
import io.leporello.usage.store.FirstEvents;
import io.leporello.usage.store.LastAppended;
import io.leporello.usage.store.LedgerCopy;
import io.leporello.usage.store.Positions;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;

/** A line of modules, not a web; and one way for data: command, aggregate, event, projector, rows, query, view. */
class ArchitectureTest {

    /** What works, and is named by another module all the same; each with its reason. */
    private static final Map<Class<?>, String> SERVICES = Map.ofEntries(
            Map.entry(AccountModule.class, "a process loads the events and tables of every module"),
            Map.entry(UsageModule.class, "likewise"),
            Map.entry(BillingModule.class, "likewise"),
            Map.entry(AccountHandlers.class, "a process chooses the parts it runs"),
            Map.entry(UsageHandlers.class, "likewise"),
            Map.entry(EntryHandlers.class, "likewise"),
            Map.entry(BillingHandlers.class, "likewise"),
            Map.entry(EventJson.class, "the one serializer, for events, rows and tokens"),
            Map.entry(Checks.class, "how every message checks itself"),
            Map.entry(DateChecks.class, "likewise, its days"),
            Map.entry(AccountSource.class, "the process chooses where the events of accounts are read"),
            Map.entry(CopiedRows.class, "every module writes its rows, and PostgreSQL has one form of copying"),
            Map.entry(TextChecks.class, "likewise, its texts, and how a value is shown in a refusal"),
            Map.entry(Decimals.class, "likewise, its numbers"),
            Map.entry(Instants.class, "likewise, its times"),
            Map.entry(DecimalChecks.class, "likewise, its amounts"),
            Map.entry(Refusal.class, "how every module refuses"),
            Map.entry(Currencies.class, "the decimals of a currency"),
            Map.entry(EmbeddedPostgres.class, "the process owns the PostgreSQL it starts"),
            Map.entry(PostgresUnavailable.class, "the process explains why it cannot start"),
            Map.entry(Page.class, "the shape of every list; each list is a record of its own"),
            Map.entry(KeyHash.class, "a key's secret is turned into its hash at the door, and never goes further"),
            Map.entry(ApiKeyDirectory.class, "the door asks for every request; a query for each would be too slow"),
            Map.entry(CustomerDirectory.class, "the intake asks for every event; a query for each would be too slow"),
            Map.entry(UserDirectory.class, "the door and the intake ask; a query for each would be too slow"),
            Map.entry(EmailDirectory.class, "who signs in is found at once, whatever the read models hold"),
            Map.entry(Credentials.class, "passwords are judged at the door, and are in no message"),
            Map.entry(PasswordHasher.class, "the way of hashing is chosen by the process"),
            Map.entry(OneTimeLinks.class, "the tokens of links are secrets, and are in no message"),
            Map.entry(SignInAttempts.class, "an attempt is counted before anything is asked"),
            Map.entry(PersonKeys.class, "a waiting mail is sealed with the key of its person"),
            Map.entry(PersonKey.class, "likewise"),
            Map.entry(EntryFold.class, "the fold adds in the transaction that lays out the entries"),
            Map.entry(DeadLetters.class, "whoever runs a projection sets aside, and whoever makes money of it asks"),
            Map.entry(FoldHeadStart.class, "likewise, when all sums are made again"),
            Map.entry(Rebuildable.class, "a projection says how it is made again; the process does it"),
            Map.entry(EventStoreOnPostgres.class, "the process chooses its event store"),
            Map.entry(EventStoreOnAxonServer.class, "likewise"),
            Map.entry(AxonServerAway.class, "whoever waits for the ledger tells its absence from a fault"),
            Map.entry(LedgerCopy.class, "a process that has its event store elsewhere keeps a copy here"),
            Map.entry(FirstEvents.class, "likewise"),
            Map.entry(LastAppended.class, "the process knows whether its event store tells where it has appended"),
            Map.entry(CountedFacts.class, "and lets each fact count once"),
            Map.entry(Positions.class, "waiting, lag and as-of need the ledger's and the projections' positions"));

    private static final Predicate<JavaClass> TABLES =
            in("java.sql", "javax.sql", "org.springframework.jdbc", "org.flywaydb", "io.leporello.schema");

    @Test
    void every_class_lives_in_the_folder_of_the_module_that_owns_its_package() {
        Rule.each(
                classes(code -> true),
                350,
                code -> Stream.of(code.getName() + " lives in " + Code.folderOf(code))
                        .filter(breach ->
                                !Code.folderOf(code).equals(Module.of(code).folder())));
    }

    @Test
    void a_module_knows_only_what_is_to_its_left() {
        Rule.each(
                classes(code -> true),
                350,
                code -> naming(
                        code,
                        other -> isOfAnotherModule(other, code)
                                && Module.of(code).isLeftOf(Module.of(other))));
    }

    @Test
    void a_module_names_only_messages_views_values_and_listed_services_of_another() {
        Rule.each(
                classes(code -> true),
                350,
                code -> naming(
                        code, other -> isOfAnotherModule(other, code) && !isPublicValue(other) && !isListed(other)));
    }

    @Test
    void no_service_is_listed_that_no_other_module_names() {
        var named = classes(code -> true).stream()
                .flatMap(code -> code.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isOfAnotherModule(dependency.getTargetClass(), dependency.getOriginClass()))
                .map(dependency -> dependency.getTargetClass().getName())
                .collect(Collectors.toSet());
        assertThat(SERVICES.keySet()).extracting(Class::getName).isSubsetOf(named);
    }

    @Test
    void aggregates_read_no_table() {
        Rule.each(classes(code -> code.isAnnotatedWith(Aggregate.class)), 5, code -> naming(code, TABLES));
    }

    @Test
    void projectors_send_no_command() {
        Rule.each(
                classes(code -> code.isAnnotatedWith(ProcessingGroup.class)),
                7,
                code -> naming(code, in("org.axonframework.commandhandling")));
    }

    @Test
    void whoever_handles_events_names_the_group_that_keeps_its_position() {
        Rule.each(
                classes(ArchitectureTest::handlesEvents),
                7,
                code -> Stream.of(code)
                        .filter(handler -> !handler.isAnnotatedWith(ProcessingGroup.class))
                        .map(handler -> handler.getName() + " has no @ProcessingGroup"));
    }

    @Test
    void endpoints_touch_neither_tables_nor_the_event_store() {
        Rule.each(
                classes(code -> code.isMetaAnnotatedWith(Controller.class)),
                6,
                code -> naming(
                        code,
                        TABLES.or(in(
                                "org.axonframework.eventhandling",
                                "org.axonframework.eventsourcing",
                                "org.axonframework.modelling",
                                "io.leporello.usage.store"))));
    }

    @Test
    void in_the_gateway_only_the_runtime_and_the_mails_touch_tables() {
        Rule.each(
                classes(in("io.leporello.gateway")
                        .and(in("io.leporello.gateway.runtime", "io.leporello.gateway.mail")
                                .negate())),
                100,
                code -> naming(code, TABLES));
    }

    private static boolean isOfAnotherModule(JavaClass other, JavaClass code) {
        return in("io.leporello").test(other) && Module.of(other) != Module.of(code);
    }

    private static boolean isPublicValue(JavaClass code) {
        var isValue = code.isRecord()
                || code.isEnum()
                || code.isAnnotation()
                || code.reflect().isSealed();
        return isValue && code.getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static boolean isListed(JavaClass code) {
        return SERVICES.keySet().stream().anyMatch(code::isEquivalentTo);
    }

    private static boolean handlesEvents(JavaClass code) {
        return !code.getModifiers().contains(JavaModifier.ABSTRACT)
                && code.getAllMethods().stream().anyMatch(method -> method.isAnnotatedWith(EventHandler.class));
    }
}
