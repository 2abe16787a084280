package io.leporello.usage.intake;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.event.Origin;
import io.leporello.usage.intake.Rejection.Code;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides about every event of a batch by itself: one bad event never costs the good ones, unless the sender asks so. */
@Component
final class UsageIntake {

    /** How far a sender's clock may run ahead. */
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);

    private final CustomerDirectory customers;
    private final Appender appender;
    private final EventStore store;
    private final MeterRegistry telemetry;

    UsageIntake(CustomerDirectory customers, Appender appender, EventStore store, MeterRegistry telemetry) {
        this.customers = customers;
        this.appender = appender;
        this.store = store;
        this.telemetry = telemetry;
    }

    @CommandHandler
    IntakeResult handle(RecordUsage batch, MetaData metaData) {
        var errors = new ArrayList<Rejection>();
        var good = new ArrayList<UsageEvent>(batch.events().size());
        for (var event : batch.events()) {
            var rejection = rejection(event, batch);
            if (rejection == null) good.add(event);
            else errors.add(rejection);
        }
        if (batch.strict() && !errors.isEmpty()) return answer(0, 0, errors);
        return append(Batch.of(good, batch.strict(), Origin.of(metaData), batch.receivedAt()), errors);
    }

    private @Nullable Rejection rejection(UsageEvent event, RecordUsage batch) {
        var usage = event.usage();
        if (batch.onlyOf() != null && !batch.onlyOf().equals(usage.customer()))
            return event.rejected(
                    Code.NOT_ALLOWED,
                    "This key may record usage of \"" + batch.onlyOf() + "\" only, not of \"" + usage.customer()
                            + "\".");
        if (usage.usedAt().isAfter(batch.receivedAt().plus(AHEAD_MAX)))
            return event.rejected(
                    Code.IN_THE_FUTURE,
                    "time " + usage.usedAt() + " is more than 5 minutes after now, " + batch.receivedAt() + ".");
        var customer = customers.find(usage.customer()).orElse(null);
        if (customer == null)
            return event.rejected(
                    Code.UNKNOWN_CUSTOMER, "subject \"" + usage.customer() + "\" is not the id of a customer account.");
        if (customer.closedAt() != null && !usage.usedAt().isBefore(customer.closedAt()))
            return event.rejected(
                    Code.CUSTOMER_CLOSED,
                    "Customer \"" + usage.customer() + "\" is closed from " + customer.closedAt() + " on; time is "
                            + usage.usedAt() + ".");
        return null;
    }

    private IntakeResult append(Batch batch, List<Rejection> errors) {
        if (batch.size() == 0) return answer(0, 0, errors);
        try {
            var decision = appender.append(batch).join();
            errors.addAll(decision.conflicts());
            var leftOut = batch.strict() && !decision.conflicts().isEmpty();
            return answer(decision.fresh().size(), leftOut ? 0 : decision.duplicates(), errors);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private IntakeResult answer(long accepted, long duplicates, List<Rejection> errors) {
        count("accepted", accepted);
        count("duplicate", duplicates);
        errors.forEach(error -> count(error.code(), 1));
        errors.sort(Comparator.comparingLong(Rejection::index));
        var position = store.createHeadToken().position().orElse(0);
        return new IntakeResult(accepted, duplicates, errors.size(), errors, position);
    }

    private void count(String outcome, long events) {
        telemetry.counter("leporello.usage.events", "outcome", outcome).increment((double) events);
    }
}
