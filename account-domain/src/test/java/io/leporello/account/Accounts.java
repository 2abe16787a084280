package io.leporello.account;

import io.leporello.Eventually;
import io.leporello.account.apikey.KeyHash;
import io.leporello.account.credential.PasswordHasher;
import io.leporello.event.EventJson;
import io.leporello.event.EventTypes;
import io.leporello.postgres.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The account module alone, wired as in the application: events in memory, rows in a real PostgreSQL. */
final class Accounts implements AutoCloseable {

    static final List<String> PROJECTIONS =
            List.of("account.customers", "account.plans", "account.contracts", "account.api-keys", "account.users");

    private final ConfigurableApplicationContext context;

    private Accounts(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Accounts of(Class<?> test) {
        return new Accounts(new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory()
                        .registerSingleton("database", TestDatabase.of(test).dataSource()))
                .properties(
                        "axon.axonserver.enabled=false",
                        "axon.update-checker.disabled=true",
                        "leporello.master-key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .run());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({AccountModule.class, AccountHandlers.class})
    static class Wiring {

        @Bean
        EventStorageEngine storageEngine() {
            return new InMemoryEventStorageEngine();
        }

        @Bean
        EventStore eventStore(EventStorageEngine storage) {
            return EmbeddedEventStore.builder().storageEngine(storage).build();
        }

        @Bean
        @Primary
        Serializer serializer(List<EventTypes> modules) {
            return EventJson.of(modules);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        PasswordHasher hasher() {
            return new PasswordHasher() {
                @Override
                public String hash(String password) {
                    return KeyHash.of(password);
                }

                @Override
                public boolean matches(String password, String hash) {
                    return hash(password).equals(hash);
                }
            };
        }

        @Bean
        TokenStore tokenStore() {
            return new InMemoryTokenStore();
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The answer of the command's handler; its refusals are thrown as they are. */
    Object send(Object command) {
        return bean(CommandGateway.class).sendAndWait(command);
    }

    <V> V ask(Object query, Class<V> view) {
        return settled(() -> bean(QueryGateway.class).query(query, view).get());
    }

    <V> Optional<V> find(Object query, Class<V> view) {
        return settled(() -> bean(QueryGateway.class)
                .query(query, ResponseTypes.optionalInstanceOf(view))
                .get());
    }

    private <A> A settled(Answer<A> answer) {
        awaitProjections();
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refusal) throw refusal;
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Answer<A> {
        A get() throws ExecutionException, InterruptedException;
    }

    void awaitProjections() {
        var head = bean(EventStore.class).createHeadToken();
        Eventually.isTrue(
                () -> PROJECTIONS.stream().map(this::projection).allMatch(projection -> hasRead(projection, head)));
    }

    private static boolean hasRead(TrackingEventProcessor projection, TrackingToken head) {
        var status = projection.processingStatus().values();
        return !status.isEmpty()
                && status.stream()
                        .map(EventTrackerStatus::getTrackingToken)
                        .allMatch(token -> token != null && token.covers(head));
    }

    TrackingEventProcessor projection(String name) {
        return bean(EventProcessingConfiguration.class)
                .eventProcessor(name, TrackingEventProcessor.class)
                .orElseThrow();
    }

    void rebuild() {
        for (var name : PROJECTIONS) {
            var projection = projection(name);
            projection.shutDown();
            projection.resetTokens();
            projection.start();
        }
        awaitProjections();
    }

    List<Map<String, Object>> rows(String table) {
        return JdbcClient.create(bean(DataSource.class))
                .sql("select * from " + table + " order by 1, 2")
                .query()
                .listOfRows();
    }

    /** Leaves a table as a faulty projector might, so that a rebuilding has something to do. */
    void spoil(String table) {
        JdbcClient.create(bean(DataSource.class))
                .sql("delete from " + table + " where ctid in (select min(ctid) from " + table + ")")
                .update();
    }

    @Override
    public void close() {
        context.close();
    }
}
