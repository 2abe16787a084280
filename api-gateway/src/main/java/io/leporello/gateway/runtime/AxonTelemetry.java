package io.leporello.gateway.runtime;

import static org.axonframework.micrometer.TagsUtil.PAYLOAD_TYPE_TAGGER_FUNCTION;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.micrometer.MessageTimerMonitor;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Axon's own timers of commands and queries, by their kind. Its other meters of the buses say nothing more, and cost every
 * request a twentieth of its time; those for single events cost more than most events do. How projections keep up is measured
 * by {@link ProjectionLag}, in batches.
 */
@Configuration(proxyBeanMethods = false)
class AxonTelemetry {

    @Bean
    ConfigurerModule timersOfBuses(MeterRegistry telemetry) {
        // Axon asks more than once for the monitor of a bus.
        var commands = timer("commandBus", telemetry);
        var queries = timer("queryBus", telemetry);
        return configurer -> configurer
                .configureMessageMonitor(CommandBus.class, configuration -> commands)
                .configureMessageMonitor(QueryBus.class, configuration -> queries);
    }

    private static MessageTimerMonitor timer(String bus, MeterRegistry telemetry) {
        return MessageTimerMonitor.builder()
                .meterNamePrefix(bus)
                .meterRegistry(telemetry)
                .tagsBuilder(PAYLOAD_TYPE_TAGGER_FUNCTION)
                .build();
    }
}
