package io.leporello.gateway.runtime;

import io.leporello.event.Origin;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.ReadModels;
import java.time.Duration;
import java.util.Set;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Waits for the projections that other processes run, by asking one process of each such part to wait for its own; and
 * waits for those of this process when another one asks.
 */
@Component
@ConditionalOnProperty(name = "axon.axonserver.enabled", havingValue = "true")
final class DistantProgress implements ReadModels, SmartLifecycle {

    private final Set<Part> parts;
    private final ProjectionProgress here;
    private final QueryBus queries;
    private final Ledger ledger;
    private volatile boolean running;

    DistantProgress(
            @Value("${leporello.roles:}") String roles, ProjectionProgress here, QueryBus queries, Ledger ledger) {
        this.parts = Part.parse(roles);
        this.here = here;
        this.queries = queries;
        this.ledger = ledger;
    }

    @Override
    public boolean await(Duration atMost) {
        var millis = atMost.toMillis();
        return (parts.contains(Part.ACCOUNT) || ask(new AwaitPart.Account(millis)))
                && (parts.contains(Part.USAGE) || ask(new AwaitPart.Usage(millis)))
                && (parts.contains(Part.BILLING) || ask(new AwaitPart.Billing(millis)));
    }

    private boolean ask(AwaitPart question) {
        return ledger.ask(question, Boolean.class, new Origin(Origin.SYSTEM, null, ""));
    }

    @Override
    public void start() {
        running = true;
        if (parts.contains(Part.ACCOUNT)) answer(AwaitPart.Account.class);
        if (parts.contains(Part.USAGE)) answer(AwaitPart.Usage.class);
        if (parts.contains(Part.BILLING)) answer(AwaitPart.Billing.class);
    }

    private void answer(Class<? extends AwaitPart> question) {
        queries.subscribe(question.getName(), Boolean.class, this::await);
    }

    private Object await(QueryMessage<?, ?> message) {
        var question = (AwaitPart) message.getPayload();
        return here.await(Duration.ofMillis(question.millis()));
    }

    /** The connector takes its handlers back by itself. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
