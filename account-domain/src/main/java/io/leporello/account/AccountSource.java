package io.leporello.account;

import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.SubscribableMessageSource;

/** Where a process finds the events of accounts. They are few, and among usage each would be looked for in thousands. */
public interface AccountSource {

    /** Among everything there is. */
    AccountSource EVERYTHING = new AccountSource() {
        @Override
        public SubscribableMessageSource<? extends EventMessage<?>> published(Configuration axon) {
            return axon.eventBus();
        }

        @Override
        public StreamableMessageSource<TrackedEventMessage<?>> stored(Configuration axon) {
            return axon.eventStore();
        }
    };

    /** What this process publishes. */
    SubscribableMessageSource<? extends EventMessage<?>> published(Configuration axon);

    /** What any process stored. */
    StreamableMessageSource<TrackedEventMessage<?>> stored(Configuration axon);
}
