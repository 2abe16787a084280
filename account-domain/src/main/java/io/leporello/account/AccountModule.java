package io.leporello.account;

import io.leporello.account.apikey.ApiKeyCreated;
import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.apikey.ApiKeyRevoked;
import io.leporello.account.contract.ContractAgreed;
import io.leporello.account.creditpurchase.CreditsPurchased;
import io.leporello.account.creditpurchase.CreditsReturned;
import io.leporello.account.creditschedule.CreditSchedulePublished;
import io.leporello.account.customer.CustomerChanged;
import io.leporello.account.customer.CustomerClosed;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerRegistered;
import io.leporello.account.email.EmailClaimed;
import io.leporello.account.email.EmailReleased;
import io.leporello.account.person.Forgetting;
import io.leporello.account.plan.PricePlanPublished;
import io.leporello.account.user.ManagerJoined;
import io.leporello.account.user.ManagerLeft;
import io.leporello.account.user.UserActivated;
import io.leporello.account.user.UserDeactivated;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserEmailAsked;
import io.leporello.account.user.UserEmailChanged;
import io.leporello.account.user.UserErased;
import io.leporello.account.user.UserReactivated;
import io.leporello.account.user.UserRegistered;
import io.leporello.account.user.UserRenamed;
import io.leporello.account.user.UserRolesChanged;
import io.leporello.event.EventTypes;
import io.leporello.schema.Schema;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
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
                CreditSchedulePublished.class,
                CreditsPurchased.class,
                CreditsReturned.class,
                ApiKeyCreated.class,
                ApiKeyRevoked.class,
                UserRegistered.class,
                UserActivated.class,
                UserRolesChanged.class,
                UserRenamed.class,
                UserEmailAsked.class,
                UserEmailChanged.class,
                UserDeactivated.class,
                UserReactivated.class,
                UserErased.class,
                ManagerJoined.class,
                ManagerLeft.class,
                EmailClaimed.class,
                EmailReleased.class);
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
    UserDirectory userDirectory(EventStore events) {
        return new UserDirectory(events);
    }

    @Bean
    DirectoryFollower.Directories directories(
            CustomerDirectory customers,
            ApiKeyDirectory apiKeys,
            UserDirectory users,
            ObjectProvider<Forgetting> forgetting) {
        return new DirectoryFollower.Directories(customers, apiKeys, users, forgetting);
    }

    @Bean
    DirectoryFollower.Here directoryFollowerHere(DirectoryFollower.Directories directories) {
        return new DirectoryFollower.Here(directories);
    }

    @Bean
    DirectoryFollower.Elsewhere directoryFollowerElsewhere(DirectoryFollower.Directories directories) {
        return new DirectoryFollower.Elsewhere(directories);
    }

    @Bean
    ConfigurerModule directoryFollowing(ObjectProvider<AccountSource> source) {
        return configurer -> configurer.eventProcessing(processing ->
                DirectoryFollower.configure(processing, source.getIfAvailable(() -> AccountSource.EVERYTHING)));
    }
}
