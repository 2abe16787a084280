package io.leporello.gateway.runtime;

import io.leporello.event.EventJson;
import io.leporello.gateway.runtime.EventInfrastructure.Upcasters;
import io.leporello.schema.Schema;
import io.leporello.usage.store.EventStoreOnPostgres;
import io.leporello.usage.store.FirstEvents;
import io.leporello.usage.store.LastAppended;
import io.leporello.usage.store.Scope;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** PostgreSQL as the event store: what there is unless an Axon Server is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "false", matchIfMissing = true)
class PostgresEventStore {

    @Bean
    EventStoreOnPostgres eventStoreOnPostgres(
            DataSource database,
            PlatformTransactionManager transactions,
            EventJson json,
            Upcasters upcasters,
            @Qualifier("usageSchema") Schema schema) {
        return new EventStoreOnPostgres(database, transactions, json, upcasters.chain(), schema);
    }

    @Bean("eventBus")
    @Qualifier("eventStore")
    EmbeddedEventStore eventStore(EventStoreOnPostgres store) {
        return store.eventStore();
    }

    @Bean
    FirstEvents firstEvents(EventStoreOnPostgres store) {
        return store.firstEvents();
    }

    @Bean
    LastAppended lastAppended(EventStoreOnPostgres store) {
        return store.lastAppended();
    }

    @Bean
    ProjectionSource projectionSource(EventStoreOnPostgres store) {
        return new ProjectionSource() {
            @Override
            public StreamableMessageSource<TrackedEventMessage<?>> of(Scope scope) {
                return store.stream(scope);
            }

            @Override
            public StreamableMessageSource<TrackedEventMessage<?>> inRuns(Scope scope) {
                return scope == Scope.EVERYTHING ? store.streamInRuns() : store.stream(scope);
            }
        };
    }
}
