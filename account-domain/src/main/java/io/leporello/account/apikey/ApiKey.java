package io.leporello.account.apikey;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.account.customer.Customers;
import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One key from its making to its revoking. */
@Aggregate
class ApiKey {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private @Nullable ApiKeyCreated created;
    private boolean revoked;

    static String identifier(String keyId) {
        return "api-key/" + keyId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(CreateApiKey command, Customers customers) {
        var wanted = new ApiKeyCreated(
                command.keyId(), command.name(), command.scopes(), command.customer(), command.role(), command.hash());
        if (wanted.equals(created)) return Outcome.ALREADY_THERE;
        if (created != null)
            throw Refusal.conflict("API key " + command.keyId() + " is there already, for another use.");
        if (command.customer() != null) customers.existing(command.customer());
        apply(wanted);
        return Outcome.RECORDED;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(RevokeApiKey command) {
        if (created == null || !Objects.equals(created.customer(), command.customer()))
            throw KeyChecks.unknown(command.keyId());
        if (revoked) return Outcome.ALREADY_THERE;
        apply(new ApiKeyRevoked(command.keyId(), created.customer()));
        return Outcome.RECORDED;
    }

    @EventSourcingHandler
    void on(ApiKeyCreated event) {
        identifier = identifier(event.keyId());
        created = event;
    }

    @EventSourcingHandler
    void on(ApiKeyRevoked event) {
        revoked = true;
    }
}
