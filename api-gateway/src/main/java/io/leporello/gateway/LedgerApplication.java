package io.leporello.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The server. */
@SpringBootApplication(scanBasePackages = "io.leporello")
public class LedgerApplication {

    /**
     * Starts the server and returns when it answers HTTP.
     *
     * @param args properties as Spring Boot reads them, {@code --name=value}
     */
    public static ConfigurableApplicationContext start(String... args) {
        return SpringApplication.run(LedgerApplication.class, args);
    }
}
