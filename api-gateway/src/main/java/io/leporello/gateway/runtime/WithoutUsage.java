package io.leporello.gateway.runtime;

import io.leporello.usage.store.Scope;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.SubscribableMessageSource;

/**
 * What this process publishes, for those who act on it at once. None of them is about usage, and asking each of their
 * handlers about every usage event took more time than writing the events.
 */
final class WithoutUsage {

    private WithoutUsage() {}

    static SubscribableMessageSource<EventMessage<?>> of(SubscribableMessageSource<EventMessage<?>> all) {
        return reader -> all.subscribe(published -> {
            var rest = withoutUsage(published);
            if (!rest.isEmpty()) reader.accept(rest);
        });
    }

    private static List<? extends EventMessage<?>> withoutUsage(List<? extends EventMessage<?>> published) {
        return published.stream().filter(event -> !isUsage(event)).toList();
    }

    private static boolean isUsage(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> fact && !Scope.WITHOUT_USAGE.holds(fact.getType());
    }
}
