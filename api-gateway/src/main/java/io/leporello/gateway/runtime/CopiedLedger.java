package io.leporello.gateway.runtime;

import io.leporello.event.EventJson;
import io.leporello.gateway.runtime.EventInfrastructure.Upcasters;
import io.leporello.schema.Schema;
import io.leporello.usage.store.EventStoreOnAxonServer;
import io.leporello.usage.store.EventStoreOnPostgres;
import io.leporello.usage.store.FirstEvents;
import io.leporello.usage.store.LastAppended;
import io.leporello.usage.store.LedgerCopy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What the part {@code usage} keeps of a ledger on an Axon Server, for history and to know what was recorded before. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.USAGE)
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
class CopiedLedger {

    @Bean
    LedgerCopy ledgerCopy(JdbcTemplate database, EventJson json, @Qualifier("usageSchema") Schema schema) {
        return new LedgerCopy(database, json, schema);
    }

    /** An Axon Server does not tell where it has put what was appended. */
    @Bean
    LastAppended lastAppended(EventStoreOnAxonServer original) {
        return () -> original.createHeadToken().position().orElse(0);
    }

    @Bean
    FirstEvents firstEvents(
            EventStoreOnAxonServer original,
            JdbcTemplate copy,
            PlatformTransactionManager transactions,
            EventJson json,
            Upcasters upcasters,
            @Qualifier("usageSchema") Schema schema) {
        return EventStoreOnPostgres.firstEventsOf(original, copy, transactions, json, upcasters.chain(), schema);
    }
}
