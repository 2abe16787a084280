package io.leporello.gateway.runtime;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the Axon Server is there. The connector comes back to it by itself. Its own indicator is for an older Boot. */
final class AxonServerHealth implements HealthIndicator {

    private final AxonServerConfiguration configuration;
    private final AxonServerConnectionManager connections;

    AxonServerHealth(AxonServerConfiguration configuration, AxonServerConnectionManager connections) {
        this.configuration = configuration;
        this.connections = connections;
    }

    @Override
    public Health health() {
        var connected = connections.isConnected(configuration.getContext());
        return (connected ? Health.up() : Health.down())
                .withDetail("servers", configuration.getServers())
                .build();
    }
}
