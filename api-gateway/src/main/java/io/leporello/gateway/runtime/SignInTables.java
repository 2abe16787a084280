package io.leporello.gateway.runtime;

import io.leporello.schema.Schema;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sessions, waiting mails, the read log and preferences, in every process: any of them may be asked with a session. */
@Configuration(proxyBeanMethods = false)
class SignInTables {

    @Bean
    Schema signinSchema(DataSource database) {
        return Schema.migrated("signin", database);
    }

    @Bean
    Schema gatewaySchema(DataSource database) {
        return Schema.migrated("gateway", database);
    }
}
