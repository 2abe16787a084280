package io.leporello.account;

import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.ApiKeyEvent;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerEvent;
import io.leporello.account.person.Forgetting;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserErased;
import io.leporello.account.user.UserEvent;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Keeps the directories current in two ways: with what this process publishes, at once, and with what any process stored,
 * as soon as it is read. Taking an event in twice changes nothing.
 */
abstract class DirectoryFollower {

    private static final String HERE = "account.directory";
    private static final String ELSEWHERE = "account.directory.remote";

    /** What is kept current; only some processes hold personal data in memory. */
    record Directories(
            CustomerDirectory customers,
            ApiKeyDirectory apiKeys,
            UserDirectory users,
            ObjectProvider<Forgetting> forgetting) {}

    private final Directories directories;

    private DirectoryFollower(Directories directories) {
        this.directories = directories;
    }

    @ProcessingGroup(HERE)
    static final class Here extends DirectoryFollower {
        Here(Directories directories) {
            super(directories);
        }
    }

    @ProcessingGroup(ELSEWHERE)
    static final class Elsewhere extends DirectoryFollower {
        Elsewhere(Directories directories) {
            super(directories);
        }
    }

    @EventHandler
    void on(CustomerEvent event, DomainEventMessage<?> message) {
        directories.customers().directory().follow(message);
    }

    @EventHandler
    void on(ApiKeyEvent event, DomainEventMessage<?> message) {
        directories.apiKeys().directory().follow(message);
    }

    @EventHandler
    void on(UserEvent event, DomainEventMessage<?> message) {
        directories.users().directory().follow(message);
        if (event instanceof UserErased erased) onceCertain(() -> forget(erased.userId()));
    }

    private void forget(String userId) {
        directories.forgetting().forEach(memory -> memory.forget(userId));
    }

    private static void onceCertain(Runnable action) {
        if (CurrentUnitOfWork.isStarted()) CurrentUnitOfWork.get().root().afterCommit(done -> action.run());
        else action.run();
    }

    /** Memory is empty after a start, so reading begins at the newest event and no position has to be stored. */
    static void configure(EventProcessingConfigurer processing, AccountSource source) {
        processing
                .registerSubscribingEventProcessor(HERE, source::published)
                .registerTrackingEventProcessor(ELSEWHERE, source::stored)
                .registerTrackingEventProcessorConfiguration(ELSEWHERE, configuration -> fromTheNewest())
                .registerTokenStore(ELSEWHERE, configuration -> new InMemoryTokenStore())
                .registerTransactionManager(ELSEWHERE, configuration -> NoTransactionManager.instance());
    }

    private static TrackingEventProcessorConfiguration fromTheNewest() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andInitialTrackingToken(StreamableMessageSource::createHeadToken);
    }
}
