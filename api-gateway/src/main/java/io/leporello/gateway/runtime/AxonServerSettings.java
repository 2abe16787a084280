package io.leporello.gateway.runtime;

import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Translates {@code LEPORELLO_AXON_SERVER} into the connector's own settings, each of which may still be set under its own
 * name, and refuses to run some of the parts where nothing connects them to the others.
 */
final class AxonServerSettings implements EnvironmentPostProcessor, Ordered {

    /** The largest batch of usage is 16 MiB as it is sent, and somewhat larger as a message. */
    private static final int MESSAGE_BYTES_MAX = 32 << 20;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var server = environment.getProperty("leporello.axon-server", "").strip();
        var roles = environment.getProperty("leporello.roles", "");
        if (server.isEmpty()) requireAllParts(roles);
        var settings = server.isEmpty() ? Map.<String, Object>of("axon.axonserver.enabled", false) : settings(server);
        environment.getPropertySources().addLast(new MapPropertySource("Axon Server", settings));
    }

    private static Map<String, Object> settings(String server) {
        return Map.of(
                "axon.axonserver.enabled",
                true,
                "axon.axonserver.servers",
                server,
                "axon.axonserver.component-name",
                "leporello",
                "axon.axonserver.max-message-size",
                MESSAGE_BYTES_MAX,
                // Else a projection would hear nothing of events it does not handle, and seem to be behind for ever.
                "axon.axonserver.event-block-listing-enabled",
                false);
    }

    private static void requireAllParts(String roles) {
        var missing = EnumSet.complementOf(EnumSet.copyOf(Part.parse(roles)));
        if (!missing.isEmpty())
            throw new PartsMissing(roles, missing.stream().map(Part::word).collect(Collectors.joining(", ")));
    }

    /** After the files and arguments that the settings may stand in. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
