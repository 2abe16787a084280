package io.leporello.gateway.runtime;

import io.leporello.event.EventJson;
import io.leporello.gateway.runtime.EventInfrastructure.Upcasters;
import io.leporello.schema.Schema;
import io.leporello.usage.entry.CountedFacts;
import io.leporello.usage.store.EventStoreOnAxonServer;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** An Axon Server as the event store. The buses between processes are the connector's own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class AxonServerEvents {

    @Bean("eventBus")
    @Qualifier("eventStore")
    EventStoreOnAxonServer eventStore(
            AxonServerConfiguration configuration,
            AxonServerConnectionManager connections,
            EventJson json,
            Upcasters upcasters) {
        return EventStoreOnAxonServer.of(configuration, connections, json, upcasters.chain());
    }

    @Bean
    CountedFacts countedFacts(JdbcTemplate database, @Qualifier("usageSchema") Schema schema) {
        return new CountedFacts(database, schema);
    }

    @Bean
    ProjectionSource projectionSource(EventStoreOnAxonServer store) {
        return scope -> store;
    }

    @Bean
    AxonServerHealth axonServer(AxonServerConfiguration configuration, AxonServerConnectionManager connections) {
        return new AxonServerHealth(configuration, connections);
    }
}
