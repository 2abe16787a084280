package io.leporello.gateway.signin;

import io.leporello.account.AccountSource;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.CookieHttpSessionIdResolver;

/** Sign-up and sign-in, calls and pages, for the processes that run the accounts. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"io.leporello.gateway.signin", "io.leporello.gateway.ui.start"})
public class SignInConfiguration {

    @Bean
    ConfigurerModule sessionPolicyInTheTransaction(AccountSource accounts) {
        return configurer -> configurer
                .eventProcessing()
                .registerSubscribingEventProcessor(SessionPolicy.GROUP, accounts::published);
    }

    /** In the form that the settings of the server say, see {@link SessionCookie}. */
    @Bean
    CookieHttpSessionIdResolver cookieOfSessions() {
        return new CookieHttpSessionIdResolver();
    }
}
