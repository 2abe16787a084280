package io.leporello.usage;

import io.leporello.event.EventTypes;
import io.leporello.schema.Schema;
import io.leporello.usage.deadletter.DeadLetters;
import io.leporello.usage.record.UsageAmended;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageVoided;
import io.leporello.usage.store.Positions;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every process needs of this module, whatever parts it runs: its events and its tables. */
@Configuration(proxyBeanMethods = false)
public class UsageModule {

    @Bean
    EventTypes usageEvents() {
        return EventTypes.of(UsageRecorded.class, UsageAmended.class, UsageVoided.class);
    }

    @Bean
    Schema usageSchema(DataSource database) {
        return Schema.migrated("usage", database);
    }

    @Bean
    DeadLetters deadLetters(JdbcTemplate database, @Qualifier("usageSchema") Schema schema) {
        return new DeadLetters(database, schema);
    }

    @Bean
    Positions positions(EventStore store, JdbcTemplate database, @Qualifier("usageSchema") Schema schema) {
        return new Positions(store, database, schema);
    }
}
