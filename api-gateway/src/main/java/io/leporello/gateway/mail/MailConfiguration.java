package io.leporello.gateway.mail;

import io.leporello.account.AccountSource;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Mails, for the processes that run the accounts. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class MailConfiguration {

    @Bean
    ConfigurerModule mailPolicyInTheTransaction(AccountSource accounts) {
        return configurer ->
                configurer.eventProcessing().registerSubscribingEventProcessor(MailPolicy.GROUP, accounts::published);
    }
}
