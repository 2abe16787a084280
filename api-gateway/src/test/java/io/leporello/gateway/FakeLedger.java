package io.leporello.gateway;

import io.leporello.account.apikey.ApiKeyCreated;
import io.leporello.account.apikey.ApiKeyRevoked;
import io.leporello.account.apikey.KeyHash;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerRegistered;
import io.leporello.account.person.Sealed;
import io.leporello.account.user.UserRegistered;
import io.leporello.event.Origin;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryBus;
import org.jspecify.annotations.Nullable;

/** Answers as a test wants it, and remembers what it was asked by whom. */
public final class FakeLedger {

    private final CommandBus commands;
    private final QueryBus queries;
    private final EventStore events;
    private final Deque<Message<?>> asked = new ConcurrentLinkedDeque<>();

    FakeLedger(CommandBus commands, QueryBus queries, EventStore events) {
        this.commands = commands;
        this.queries = queries;
        this.events = events;
    }

    /** From now on commands of this class get this answer, or the exception it throws. */
    public <C> void onCommand(Class<C> command, Function<C, Object> answer) {
        commands.subscribe(command.getName(), message -> answered(message, command, answer));
    }

    public <Q, R> void onQuery(Class<Q> query, Class<R> type, Function<Q, @Nullable R> answer) {
        queries.subscribe(query.getName(), type, message -> answered(message, query, answer));
    }

    private <M, R> @Nullable R answered(Message<?> message, Class<M> type, Function<M, @Nullable R> answer) {
        asked.addLast(message);
        return answer.apply(type.cast(message.getPayload()));
    }

    /** What it was asked last. */
    public Object lastAsked() {
        return Objects.requireNonNull(asked.peekLast()).getPayload();
    }

    public Origin lastOrigin() {
        return Origin.of(Objects.requireNonNull(asked.peekLast()).getMetaData());
    }

    /** Lets a key exist; returns its text. */
    public String key(String id, @Nullable String customer, @Nullable String role, String... scopes) {
        var secret = "a_secret-of-" + id;
        publish("api-key/" + id, 0, new ApiKeyCreated(id, id, List.of(scopes), customer, role, KeyHash.of(secret)));
        return "lep_" + id + "_" + secret;
    }

    public void revoked(String id) {
        publish("api-key/" + id, 1, new ApiKeyRevoked(id, null));
    }

    public void customer(String id) {
        publish("customer/" + id, 0, new CustomerRegistered(id, CustomerDetails.named(id)));
    }

    /** @param customer null for a user of the platform */
    public void user(String id, @Nullable String customer, String role) {
        var sealed = new Sealed("sealed");
        publish(
                "user/" + id,
                0,
                new UserRegistered(id, customer, List.of(role), sealed, sealed, "claim-" + id, "INVITATION"));
    }

    private void publish(String aggregate, long sequence, Object event) {
        if (events.readEvents(aggregate).asStream().count() > sequence) return;
        events.publish(new GenericDomainEventMessage<>("test", aggregate, sequence, event));
    }
}
