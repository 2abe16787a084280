package io.leporello.gateway.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.Message;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Times the messages of a bus by their kind and outcome. Axon's own monitor looks four timers up for every message, which takes
 * longer than its handler may.
 */
final class BusTimers implements MessageMonitor<Message<?>> {

    private final String bus;
    private final MeterRegistry telemetry;
    private final Map<Class<?>, Kind> kinds = new ConcurrentHashMap<>();

    /** @param bus the name of the timers */
    BusTimers(String bus, MeterRegistry telemetry) {
        this.bus = bus;
        this.telemetry = telemetry;
    }

    @Override
    public MonitorCallback onMessageIngested(Message<?> message) {
        return new Running(kinds.computeIfAbsent(message.getPayloadType(), this::kind), Timer.start(telemetry));
    }

    private Kind kind(Class<?> payload) {
        return new Kind(timer(payload, "success"), timer(payload, "failure"), timer(payload, "ignored"));
    }

    private Timer timer(Class<?> payload, String outcome) {
        return Timer.builder(bus)
                .tag("payloadType", payload.getSimpleName())
                .tag("outcome", outcome)
                .register(telemetry);
    }

    private record Kind(Timer success, Timer failure, Timer ignored) {}

    private record Running(Kind kind, Timer.Sample sample) implements MonitorCallback {

        @Override
        public void reportSuccess() {
            sample.stop(kind.success());
        }

        @Override
        public void reportFailure(@Nullable Throwable cause) {
            sample.stop(kind.failure());
        }

        @Override
        public void reportIgnored() {
            sample.stop(kind.ignored());
        }
    }
}
