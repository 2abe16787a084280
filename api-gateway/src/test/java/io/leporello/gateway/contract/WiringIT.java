package io.leporello.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.EventJson;
import io.leporello.gateway.runtime.deadletter.SettingAside;
import io.leporello.usage.intake.RecordUsage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Axon puts in parts of its own, in silence, where it misses ours. So every part is looked at. */
@ExtendWith(RunningLedger.class)
class WiringIT {

    private static final List<String> PROJECTIONS = List.of(
            "account.customers", "account.users", "account.plans", "account.contracts", "account.api-keys", "billing");

    private final ApplicationContext application = RunningLedger.application();
    private final Configuration axon = application.getBean(Configuration.class);
    private final EventProcessingConfiguration processing = application.getBean(EventProcessingConfiguration.class);

    @Test
    void the_ledger_is_the_one_in_postgresql() {
        assertThat(axon.eventBus()).isInstanceOf(EmbeddedEventStore.class).isSameAs(axon.eventStore());
        assertThat(application.getBeansOfType(EventBus.class)).hasSize(1);
        assertThat(application.getBean(EventStore.class)).isSameAs(axon.eventStore());
        var engine = field(axon.eventStore(), "storageEngine");
        assertThat(engine.getClass().getName()).isEqualTo("io.leporello.usage.store.PostgresEventStorageEngine");
    }

    @Test
    void the_buses_stay_in_this_process() {
        assertThat(axon.commandBus()).isExactlyInstanceOf(SimpleCommandBus.class);
        assertThat(axon.queryBus()).isExactlyInstanceOf(SimpleQueryBus.class);
        assertThat(application.getBeansOfType(CommandBus.class)).hasSize(1);
        assertThat(application.getBeansOfType(QueryBus.class)).hasSize(1);
    }

    @Test
    void one_serializer_writes_everything() {
        assertThat(axon.serializer()).isInstanceOf(EventJson.class);
        assertThat(axon.eventSerializer()).isSameAs(axon.serializer());
        assertThat(axon.messageSerializer()).isSameAs(axon.serializer());
        assertThat(application.getBeansOfType(Serializer.class).values()).allMatch(EventJson.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.thoughtworks.xstream.XStream"})
    void there_is_no_xstream_anywhere(String type) {
        assertThat(classExists(type)).isFalse();
        assertThat(application.getBeanDefinitionNames())
                .noneMatch(name -> name.contains("XStream") || name.contains("xstream"));
    }

    @Test
    void positions_are_kept_in_the_database_in_the_transaction_of_the_rows() {
        assertThat(application.getBean(TokenStore.class)).isExactlyInstanceOf(JdbcTokenStore.class);
        var transactions = axon.getComponent(TransactionManager.class);
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
        for (var projection : PROJECTIONS) {
            assertThat(processing.tokenStore(projection)).as(projection).isInstanceOf(JdbcTokenStore.class);
            assertThat(processing.transactionManager(projection)).as(projection).isSameAs(transactions);
        }
    }

    /** To ask each of their handlers about every usage event takes longer than a good part of writing it. */
    @ParameterizedTest
    @ValueSource(strings = {"account.directory", "signin.mail", "signin.sessions"})
    void who_acts_on_accounts_at_once_is_not_asked_about_usage(String name) {
        var processor =
                (SubscribingEventProcessor) processing.eventProcessor(name).orElseThrow();

        assertThat(processor.getMessageSource()).isNotSameAs(axon.eventBus());
    }

    /** Were all connections kept by those who wait for the appender, it would find none, and everybody would wait for ever. */
    @Test
    void every_command_is_handled_in_a_transaction_but_for_usage_which_waits_for_one() {
        assertThat(isInTransaction(new RecordUsage(List.of(), false, null, Instant.EPOCH)))
                .isFalse();
        assertThat(isInTransaction("any other command")).isTrue();
    }

    private boolean isInTransaction(Object command) {
        var work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage(command));
        work.attachTransaction(axon.getComponent(TransactionManager.class));
        return work.executeWithResult(TransactionSynchronizationManager::isActualTransactionActive)
                .getPayload();
    }

    @Test
    void projections_read_by_themselves_and_set_aside_what_they_cannot_fold() {
        assertThat(processing.eventProcessors().keySet())
                .containsExactlyInAnyOrder(concat(
                        PROJECTIONS,
                        "account.directory",
                        "account.directory.remote",
                        "signin.mail",
                        "signin.sessions"));
        for (var name : PROJECTIONS) {
            var processor = processing.eventProcessor(name).orElseThrow();
            assertThat(processor).as(name).isExactlyInstanceOf(TrackingEventProcessor.class);
            assertThat(field(processor, "errorHandler")).as(name).isExactlyInstanceOf(SettingAside.class);
            assertThat(processing.listenerInvocationErrorHandler(name))
                    .as(name)
                    .isSameAs(PropagatingErrorHandler.instance());
            assertThat(processor.isRunning() && !processor.isError()).as(name).isTrue();
        }
    }

    @Test
    void directories_are_kept_current_at_once_and_from_elsewhere() {
        assertThat(processing.eventProcessor("account.directory").orElseThrow())
                .isExactlyInstanceOf(SubscribingEventProcessor.class);
        assertThat(processing.tokenStore("account.directory.remote")).isInstanceOf(InMemoryTokenStore.class);
    }

    private static String[] concat(List<String> first, String... more) {
        return java.util.stream.Stream.concat(first.stream(), Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void events_carry_their_origin_and_nothing_else() {
        assertThat(axon.correlationDataProviders()).hasOnlyElementsOfType(SimpleCorrelationDataProvider.class);
        assertThat(application.getBeansOfType(CorrelationDataProvider.class)).hasSize(1);
        Story.customer();
        var metadata = application
                .getBean(org.springframework.jdbc.core.JdbcTemplate.class)
                .queryForList("select distinct jsonb_object_keys(metadata::jsonb) from usage.event", String.class);
        assertThat(metadata).contains("actor", "request").isSubsetOf("actor", "customer", "request");
    }

    @Test
    void nothing_calls_home() {
        assertThat(System.getProperty("axoniq.update-checker.disabled")).isEqualTo("true");
        assertThat(Arrays.stream(application.getBeanDefinitionNames())
                        .map(application::getType)
                        .filter(type -> type != null)
                        .map(Class::getName))
                .noneMatch(name -> name.contains("UpdateChecker"))
                .noneMatch(name -> name.contains("axonserver.connector"));
    }

    private static boolean classExists(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    /** Axon shows these to nobody. */
    private static Object field(Object owner, String name) {
        for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields())
                if (field.getName().equals(name)) return ReflectionUtils.getFieldValue(field, owner);
        }
        throw new AssertionError(owner.getClass() + " has no field " + name);
    }
}
