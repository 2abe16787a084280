package io.leporello.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;

class BusTimersTest {

    private final SimpleMeterRegistry telemetry = new SimpleMeterRegistry();
    private final SimpleCommandBus bus = SimpleCommandBus.builder()
            .messageMonitor(new BusTimers("commandBus", telemetry))
            .build();

    private record Greet(String whom) {}

    private record Leave() {}

    @Test
    void every_message_is_timed_by_its_kind_and_outcome() {
        bus.subscribe(Greet.class.getName(), greeting -> {
            if (greeting.getPayload() instanceof Greet greet && greet.whom().isEmpty())
                throw new IllegalArgumentException("nobody");
            return "hello";
        });
        bus.subscribe(Leave.class.getName(), leaving -> "bye");
        var commands = DefaultCommandGateway.builder().commandBus(bus).build();

        commands.sendAndWait(new Greet("Anna"));
        commands.sendAndWait(new Greet("Ben"));
        commands.sendAndWait(new Leave());
        assertThat(commands.send(new Greet(""))).isCompletedExceptionally();

        assertThat(timed("Greet", "success")).isEqualTo(2);
        assertThat(timed("Greet", "failure")).isEqualTo(1);
        assertThat(timed("Leave", "success")).isEqualTo(1);
        assertThat(timed("Leave", "failure")).isZero();
    }

    private long timed(String kind, String outcome) {
        return telemetry
                .get("commandBus")
                .tag("payloadType", kind)
                .tag("outcome", outcome)
                .timer()
                .count();
    }
}
