package io.leporello.gateway;

import io.leporello.account.AccountModule;
import io.leporello.billing.BillingModule;
import io.leporello.gateway.ui.UiConfiguration;
import io.leporello.usage.UsageModule;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The server. Events and tables of every module are always there; which of them are worked on is decided by the parts a
 * process runs.
 */
@SpringBootApplication(
        scanBasePackages = {"io.leporello.gateway.runtime", "io.leporello.gateway.web", "io.leporello.gateway.security"
        },
        exclude = {UpdateCheckerAutoConfiguration.class, JdbcAutoConfiguration.class})
@Import({AccountModule.class, UsageModule.class, BillingModule.class, UiConfiguration.class})
public class LedgerApplication {

    static {
        // Axon would ask its maker for newer versions and leave a file in the user's home.
        System.setProperty("axoniq.update-checker.disabled", "true");
        // It would also praise its maker's console at every start.
        System.setProperty("disable-axoniq-console-message", "true");
    }

    /**
     * Starts the server and returns when it answers HTTP.
     *
     * @param args properties as Spring Boot reads them, {@code --name=value}
     */
    public static ConfigurableApplicationContext start(String... args) {
        return SpringApplication.run(LedgerApplication.class, args);
    }
}
