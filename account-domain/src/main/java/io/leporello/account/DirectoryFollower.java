package io.leporello.account;

import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.ApiKeyEvent;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerEvent;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Keeps the directories current in two ways: with what this process publishes, at once, and with what any process stored,
 * as soon as it is read. Taking an event in twice changes nothing.
 */
abstract class DirectoryFollower {

    private static final String HERE = "account.directory";
    private static final String ELSEWHERE = "account.directory.remote";

    private final CustomerDirectory customers;
    private final ApiKeyDirectory apiKeys;

    private DirectoryFollower(CustomerDirectory customers, ApiKeyDirectory apiKeys) {
        this.customers = customers;
        this.apiKeys = apiKeys;
    }

    @ProcessingGroup(HERE)
    static final class Here extends DirectoryFollower {
        Here(CustomerDirectory customers, ApiKeyDirectory apiKeys) {
            super(customers, apiKeys);
        }
    }

    @ProcessingGroup(ELSEWHERE)
    static final class Elsewhere extends DirectoryFollower {
        Elsewhere(CustomerDirectory customers, ApiKeyDirectory apiKeys) {
            super(customers, apiKeys);
        }
    }

    @EventHandler
    void on(CustomerEvent event, DomainEventMessage<?> message) {
        customers.directory().follow(message);
    }

    @EventHandler
    void on(ApiKeyEvent event, DomainEventMessage<?> message) {
        apiKeys.directory().follow(message);
    }

    /** Memory is empty after a start, so reading begins at the newest event and no position has to be stored. */
    static void configure(EventProcessingConfigurer processing) {
        processing
                .registerSubscribingEventProcessor(HERE)
                .registerTrackingEventProcessor(ELSEWHERE, Configuration::eventStore, configuration -> fromTheNewest())
                .registerTokenStore(ELSEWHERE, configuration -> new InMemoryTokenStore())
                .registerTransactionManager(ELSEWHERE, configuration -> NoTransactionManager.instance());
    }

    private static TrackingEventProcessorConfiguration fromTheNewest() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andInitialTrackingToken(StreamableMessageSource::createHeadToken);
    }
}
