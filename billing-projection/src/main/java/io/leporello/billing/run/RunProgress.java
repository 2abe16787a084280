package io.leporello.billing.run;

import static java.util.Objects.requireNonNull;

import io.leporello.event.Origin;
import java.time.Instant;
import java.time.YearMonth;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, folded from its own stream, so that it is never behind.
 *
 * @param upTo      the last customer that had its turn; empty before the first
 * @param sequence  of the run's last event
 * @param startedBy who asked, for the events to come
 */
record RunProgress(
        String runId,
        YearMonth period,
        @Nullable String reseller,
        String upTo,
        long sequence,
        boolean completed,
        Origin startedBy) {

    static RunProgress read(EventStore events, String runId) {
        @Nullable RunProgress progress = null;
        var stream = events.readEvents(Run.identifier(runId));
        while (stream.hasNext()) progress = after(progress, stream.next());
        if (progress == null) throw new IllegalStateException("Billing run " + runId + " has no events");
        return progress;
    }

    private static RunProgress after(@Nullable RunProgress before, DomainEventMessage<?> event) {
        var payload = event.getPayload();
        if (payload instanceof RunStarted started)
            return new RunProgress(
                    started.runId(),
                    started.period(),
                    started.reseller(),
                    "",
                    event.getSequenceNumber(),
                    false,
                    Origin.of(event.getMetaData()));
        return payload instanceof RunAdvanced advanced
                ? requireNonNull(before).advancedTo(advanced.upTo())
                : requireNonNull(before).asCompleted();
    }

    RunProgress advancedTo(String customer) {
        return new RunProgress(runId, period, reseller, customer, sequence + 1, false, startedBy);
    }

    RunProgress asCompleted() {
        return new RunProgress(runId, period, reseller, upTo, sequence + 1, true, startedBy);
    }

    /** The next event of the run. */
    DomainEventMessage<RunEvent> message(RunEvent event, Instant now) {
        var aggregate = Run.identifier(runId);
        var next = sequence + 1;
        return new GenericDomainEventMessage<>(
                Run.TYPE, aggregate, next, event, startedBy.asMetaData(), aggregate + '#' + next, now);
    }
}
