package io.leporello.usage.store;

import io.leporello.Eventually;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;

/** A running projection of a ledger: a tracking processor whose position is kept in the ledger's own database. */
public final class Projection implements AutoCloseable {

    private final LedgerFixture ledger;
    private final String name;
    private final TrackingEventProcessor processor;

    private Projection(
            LedgerFixture ledger,
            String name,
            List<?> projectors,
            StreamableMessageSource<TrackedEventMessage<?>> stream,
            int batchEvents) {
        this.ledger = ledger;
        this.name = name;
        TransactionManager transactions = new SpringTransactionManager(ledger.transactions);
        this.processor = TrackingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(projectors)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(stream)
                .tokenStore(tokens(ledger))
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(batchEvents)
                        .andEventAvailabilityTimeout(50, TimeUnit.MILLISECONDS))
                .build();
        processor.start();
    }

    public static Projection started(LedgerFixture ledger, String name, List<?> projectors, int batchEvents) {
        return new Projection(ledger, name, projectors, ledger.stream, batchEvents);
    }

    /** One that reads recorded usage in runs, and all in as large batches as a read brings. */
    public static Projection inRuns(LedgerFixture ledger, String name, List<?> projectors) {
        return new Projection(ledger, name, projectors, ledger.streamInRuns, Integer.MAX_VALUE);
    }

    public static TokenStore tokens(LedgerFixture ledger) {
        return JdbcTokenStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(ledger.dataSource)))
                .serializer(ledger.json)
                .schema(TokenSchema.builder()
                        .setTokenTable("usage.token")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .contentType(String.class)
                .nodeId("test")
                .build();
    }

    /** Waits until everything in the ledger is in the rows. */
    public void catchUp() {
        var head = ledger.head();
        Eventually.isTrue(() -> ledger.positions.of(name) >= head);
    }

    /** Throws all rows away and makes them anew from the first event on. */
    public void rebuild() {
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        catchUp();
    }

    @Override
    public void close() {
        processor.shutDown();
    }
}
