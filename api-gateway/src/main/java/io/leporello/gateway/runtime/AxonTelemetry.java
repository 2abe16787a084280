package io.leporello.gateway.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Timers of commands and queries. Axon's other meters of the buses say nothing more, and cost every request a twentieth of its
 * time; those for single events cost more than most events do. How projections keep up is measured by {@link ProjectionLag},
 * in batches.
 */
@Configuration(proxyBeanMethods = false)
class AxonTelemetry {

    @Bean
    ConfigurerModule timersOfBuses(MeterRegistry telemetry) {
        // Axon asks more than once for the monitor of a bus.
        var commands = new BusTimers("commandBus", telemetry);
        var queries = new BusTimers("queryBus", telemetry);
        return configurer -> configurer
                .configureMessageMonitor(CommandBus.class, configuration -> commands)
                .configureMessageMonitor(QueryBus.class, configuration -> queries);
    }
}
