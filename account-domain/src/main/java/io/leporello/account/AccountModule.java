package io.leporello.account;

import io.leporello.account.apikey.ApiKeyCreated;
import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.ApiKeyRevoked;
import io.leporello.account.contract.ContractAgreed;
import io.leporello.account.customer.CustomerChanged;
import io.leporello.account.customer.CustomerClosed;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerRegistered;
import io.leporello.account.plan.PricePlanPublished;
import io.leporello.event.EventTypes;
import io.leporello.schema.Schema;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every process needs of accounts, whatever parts it runs. */
@Configuration(proxyBeanMethods = false)
public class AccountModule {

    @Bean
    EventTypes accountEvents() {
        return EventTypes.of(
                CustomerRegistered.class,
                CustomerChanged.class,
                CustomerClosed.class,
                PricePlanPublished.class,
                ContractAgreed.class,
                ApiKeyCreated.class,
                ApiKeyRevoked.class);
    }

    @Bean
    Schema accountSchema(DataSource database) {
        return Schema.migrated("account", database);
    }

    @Bean
    CustomerDirectory customerDirectory(EventStore events) {
        return new CustomerDirectory(events);
    }

    @Bean
    ApiKeyDirectory apiKeyDirectory(EventStore events) {
        return new ApiKeyDirectory(events);
    }

    @Bean
    DirectoryFollower.Here directoryFollowerHere(CustomerDirectory customers, ApiKeyDirectory apiKeys) {
        return new DirectoryFollower.Here(customers, apiKeys);
    }

    @Bean
    DirectoryFollower.Elsewhere directoryFollowerElsewhere(CustomerDirectory customers, ApiKeyDirectory apiKeys) {
        return new DirectoryFollower.Elsewhere(customers, apiKeys);
    }

    @Bean
    ConfigurerModule directoryFollowing() {
        return configurer -> configurer.eventProcessing(DirectoryFollower::configure);
    }
}
