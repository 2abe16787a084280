package io.leporello.billing;

import io.leporello.schema.Schema;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every process needs of this module, whatever parts it runs: its tables. */
@Configuration(proxyBeanMethods = false)
public class BillingModule {

    @Bean
    Schema billingSchema(DataSource database) {
        return Schema.migrated("billing", database);
    }
}
