package io.leporello.gateway.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.Message;
import org.axonframework.micrometer.GlobalMetricRegistry;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon's own meters for commands and queries. Its meters for single events cost more than most events do; how projections
 * keep up is measured by {@link ProjectionLag}, in batches.
 */
@Configuration(proxyBeanMethods = false)
class AxonTelemetry {

    @Bean
    ConfigurerModule metersOfBuses(MeterRegistry telemetry) {
        var meters = new GlobalMetricRegistry(telemetry);
        // Axon asks more than once for the monitor of a bus.
        var commands = ofAny(meters.registerCommandBus("commandBus"));
        var queries = ofAny(meters.registerQueryBus("queryBus"));
        return configurer -> configurer
                .configureMessageMonitor(CommandBus.class, configuration -> commands)
                .configureMessageMonitor(QueryBus.class, configuration -> queries);
    }

    /** A bus hands its monitor messages of its own kind only. */
    @SuppressWarnings("unchecked")
    private static MessageMonitor<Message<?>> ofAny(MessageMonitor<?> monitor) {
        return (MessageMonitor<Message<?>>) monitor;
    }
}
