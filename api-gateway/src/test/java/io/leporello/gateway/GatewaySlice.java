package io.leporello.gateway;

import io.leporello.account.apikey.ApiKeyDirectory;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.user.UserDirectory;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The HTTP side alone, on real buses behind which each test puts what it needs of the ledger. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = DataSourceAutoConfiguration.class,
        excludeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.InterceptorAutoConfiguration",
            "org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonTimeoutAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonServerActuatorAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration",
            "org.axonframework.springboot.autoconfig.CBORMapperAutoConfiguration",
            "org.axonframework.springboot.autoconfig.XStreamAutoConfiguration"
        })
@ComponentScan({
    "io.leporello.gateway.web",
    "io.leporello.gateway.security",
    "io.leporello.gateway.account",
    "io.leporello.gateway.billing",
    "io.leporello.gateway.description"
})
public class GatewaySlice {

    public static final String OPERATOR_KEY = "the-operator-of-the-tests";

    @Bean
    EventStore eventStore() {
        return EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
    }

    @Bean
    ApiKeyDirectory apiKeys(EventStore events) {
        return new ApiKeyDirectory(events);
    }

    @Bean
    CustomerDirectory customers(EventStore events) {
        return new CustomerDirectory(events);
    }

    @Bean
    UserDirectory users(EventStore events) {
        return new UserDirectory(events);
    }

    @Bean
    FakeReadLog readLog() {
        return new FakeReadLog();
    }

    @Bean
    FakeRejectedUsage rejectedUsageLog() {
        return new FakeRejectedUsage();
    }

    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder().build();
    }

    @Bean
    QueryBus queryBus() {
        return SimpleQueryBus.builder().build();
    }

    @Bean
    FakeLedger fakeLedger(CommandBus commands, QueryBus queries, EventStore events) {
        return new FakeLedger(commands, queries, events);
    }

    @Bean
    CommandGateway commandGateway(CommandBus bus) {
        return DefaultCommandGateway.builder().commandBus(bus).build();
    }

    @Bean
    QueryGateway queryGateway(QueryBus bus) {
        return DefaultQueryGateway.builder().queryBus(bus).build();
    }
}
