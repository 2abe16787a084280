package io.leporello.gateway.runtime.postgres;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool depends on this bean, so PostgreSQL is there before it and stops after it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean
    JdbcConnectionDetails ledgerDatabase(DatabaseSettings settings, @Value("${leporello.data:./data}") String data) {
        var url = settings.url();
        return url == null || url.isBlank()
                ? EmbeddedDatabase.started(Path.of(data))
                : ExternalDatabase.reached(url.strip(), settings);
    }
}
