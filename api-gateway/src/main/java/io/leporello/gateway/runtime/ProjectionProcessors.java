package io.leporello.gateway.runtime;

import io.leporello.account.AccountSource;
import io.leporello.event.EventJson;
import io.leporello.gateway.runtime.deadletter.SequencedInvoker;
import io.leporello.gateway.runtime.deadletter.SettingAside;
import io.leporello.schema.Schema;
import io.leporello.usage.deadletter.DeadLetters;
import io.leporello.usage.store.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.SubscribableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * How projections read the ledger: in large batches, each with its rows and its position in one transaction. A failing
 * projection stops and tries again; an event that can never be folded is set aside and told, never skipped in silence.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ProjectionProcessors {

    private static final int BATCH_EVENTS = 2_000;
    private static final int STORED_MILLIS = 100;

    /** After this time without a sign of life another process may go on with a projection. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    @Bean
    ConnectionProvider connectionProvider(DataSource database) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(database));
    }

    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections,
            EventJson json,
            @Qualifier("usageSchema") Schema schema,
            @Value("${leporello.database.url:}") String externalDatabase) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(json)
                .schema(tokenTable())
                .contentType(String.class)
                .claimTimeout(CLAIM)
                .nodeId(owner(externalDatabase))
                .build();
    }

    private static TokenSchema tokenTable() {
        return TokenSchema.builder()
                .setTokenTable("usage.token")
                .setProcessorNameColumn("processor_name")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("timestamp")
                .setOwnerColumn("owner")
                .build();
    }

    /** An embedded database has one process at a time, which need not wait for the claims of a killed one to expire. */
    private static String owner(String externalDatabase) {
        return externalDatabase.isEmpty() ? "leporello" : UUID.randomUUID().toString();
    }

    @Bean
    AccountSource accountSource(ProjectionSource source) {
        return new AccountSource() {
            @Override
            public SubscribableMessageSource<? extends EventMessage<?>> published(
                    org.axonframework.config.Configuration axon) {
                return WithoutUsage.of(axon.eventBus());
            }

            @Override
            public StreamableMessageSource<TrackedEventMessage<?>> stored(org.axonframework.config.Configuration axon) {
                return source.of(Scope.WITHOUT_USAGE);
            }
        };
    }

    @Bean
    ConfigurerModule projectionDefaults(ProjectionSource source, DeadLetters letters, Clock clock) {
        return configurer -> configurer
                .eventProcessing()
                .registerEventProcessorFactory((name, configuration, handlers) -> reader(
                        name,
                        configuration,
                        new SequencedInvoker(name, handlers, letters, clock),
                        source,
                        letters,
                        clock))
                .configureDefaultStreamableMessageSource(configuration -> source.of(Scope.WITHOUT_USAGE))
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }

    private static TrackingEventProcessor reader(
            String name,
            org.axonframework.config.Configuration axon,
            SequencedInvoker handlers,
            ProjectionSource source,
            DeadLetters letters,
            Clock clock) {
        var tokens = axon.getComponent(TokenStore.class);
        var transactions = axon.getComponent(TransactionManager.class);
        var scope = ProjectionSource.scopeOf(name);
        return TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(handlers)
                .messageSource(source.inRuns(scope))
                .tokenStore(tokens)
                .transactionManager(transactions)
                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                .errorHandler(new SettingAside(handlers, transactions, tokens, letters, clock))
                .trackingEventProcessorConfiguration(reading(scope))
                .build();
    }

    /** Who reads everything stores how far it passed events over after this time, for statements name that position. */
    private static TrackingEventProcessorConfiguration reading(Scope scope) {
        var reading = TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andBatchSize(BATCH_EVENTS);
        return scope == Scope.EVERYTHING
                ? reading.andEventAvailabilityTimeout(STORED_MILLIS, TimeUnit.MILLISECONDS)
                : reading;
    }
}
