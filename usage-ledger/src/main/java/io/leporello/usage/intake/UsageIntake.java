package io.leporello.usage.intake;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.user.UserDirectory;
import io.leporello.event.Origin;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/**
 * Decides about every event of a batch by itself: one bad event never costs the good ones, unless the sender asks so. It runs in no
 * transaction, since it waits for the appender, which has its own.
 */
@Component
final class UsageIntake {

    private final CustomerDirectory customers;
    private final UserDirectory users;
    private final Appender appender;
    private final MeterRegistry telemetry;
    private final Counter accepted;
    private final Counter duplicates;

    UsageIntake(CustomerDirectory customers, UserDirectory users, Appender appender, MeterRegistry telemetry) {
        this.customers = customers;
        this.users = users;
        this.appender = appender;
        this.telemetry = telemetry;
        this.accepted = counter("accepted");
        this.duplicates = counter("duplicate");
    }

    @CommandHandler
    IntakeResult handle(RecordUsage batch, MetaData metaData) {
        var errors = new ArrayList<Rejection>();
        var good = new ArrayList<UsageEvent>(batch.events().size());
        admit(batch, good, errors);
        if (batch.strict() && !errors.isEmpty()) return nothing(errors);
        return append(Batch.of(good, batch.strict(), Origin.of(metaData), batch.receivedAt()), errors);
    }

    private void admit(RecordUsage batch, List<UsageEvent> good, List<Rejection> errors) {
        var admission = new Admission(customers, users, batch);
        for (var event : batch.events()) {
            var rejection = admission.refuse(event);
            if (rejection == null) good.add(event);
            else errors.add(rejection);
        }
    }

    private IntakeResult append(Batch batch, List<Rejection> errors) {
        if (batch.size() == 0) return nothing(errors);
        try {
            var outcome = appender.append(batch).join();
            var decision = outcome.decision();
            errors.addAll(decision.conflicts());
            var leftOut = batch.strict() && !decision.conflicts().isEmpty();
            return answer(decision.fresh().size(), leftOut ? 0 : decision.duplicates(), errors, outcome.position());
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private IntakeResult nothing(List<Rejection> errors) {
        return answer(0, 0, errors, appender.end());
    }

    private IntakeResult answer(long fresh, long known, List<Rejection> errors, long position) {
        accepted.increment((double) fresh);
        duplicates.increment((double) known);
        errors.forEach(error -> counter(error.code()).increment());
        errors.sort(Comparator.comparingLong(Rejection::index));
        return new IntakeResult(fresh, known, errors.size(), errors, position);
    }

    private Counter counter(String outcome) {
        return telemetry.counter("leporello.usage.events", "outcome", outcome);
    }
}
