package io.leporello.gateway.runtime;

import io.leporello.event.EventJson;
import io.leporello.event.EventTypes;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What every kind of event store needs. Axon's own autoconfiguration does not see the database of this version of Spring
 * Boot and would leave parts out in silence, so each part is declared here and a test asserts what was taken.
 */
@Configuration(proxyBeanMethods = false)
class EventInfrastructure {

    @Bean
    @Primary
    EventJson serializer(List<EventTypes> modules) {
        return EventJson.of(modules);
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(EventJson json) {
        return json;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(EventJson json) {
        return json;
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new MessageTransactions(transactions);
    }

    /** The chains of all modules as one. */
    @Bean
    Upcasters upcasters(ObjectProvider<EventUpcasterChain> modules) {
        return new Upcasters(new EventUpcasterChain(modules.orderedStream().toList()));
    }

    /** Nothing but the origin goes from a command into its events: it is written with every event for ever. */
    @Bean
    CorrelationDataProvider originOfEvents() {
        return new SimpleCorrelationDataProvider("actor", "customer", "request");
    }

    record Upcasters(EventUpcasterChain chain) {}
}
