package io.leporello.billing.run;

import io.leporello.billing.invoice.IssueInvoice;
import io.leporello.billing.invoice.IssueResult;
import io.leporello.billing.invoice.IssueResult.What;
import io.leporello.billing.invoice.Issuing;
import io.leporello.billing.invoice.Issuing.Drafted;
import io.leporello.event.Origin;
import io.leporello.refusal.RefusalText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One piece of a run: the next customers, their invoices, and the note of how far it came, all in one transaction. */
@Component
final class RunSteps {

    private final RunCustomers customers;
    private final Issuing issuing;
    private final EventStore events;

    RunSteps(RunCustomers customers, Issuing issuing, EventStore events) {
        this.customers = customers;
        this.issuing = issuing;
        this.events = events;
    }

    RunProgress read(String runId) {
        return RunProgress.read(events, runId);
    }

    /**
     * @param customers whose turn it is; none when the run is through
     * @param drafted   their invoices; null when they have to be drafted when they are issued
     */
    record Piece(List<String> customers, @Nullable Drafted drafted) {

        static Piece of(String customer) {
            return new Piece(List.of(customer), null);
        }

        String last() {
            return customers.get(customers.size() - 1);
        }
    }

    /** The customers after this one, with their invoices. What cannot be drafted here fails again when it is issued. */
    Piece next(RunProgress run, String after, int limit, Instant now) {
        var next = customers.next(run.reseller(), after, limit);
        try {
            return new Piece(next, issuing.draft(wanted(run, next, now)));
        } catch (RuntimeException failure) {
            return new Piece(next, null);
        }
    }

    private static List<IssueInvoice> wanted(RunProgress run, List<String> customers, Instant now) {
        return customers.stream()
                .map(customer -> new IssueInvoice(customer, run.period(), now))
                .toList();
    }

    /** @param piece the customers whose turn it is; not empty */
    RunProgress advance(RunProgress run, Piece piece, Instant now) {
        var drafted = piece.drafted == null ? issuing.draft(wanted(run, piece.customers, now)) : piece.drafted;
        issuing.issue(drafted, origin(run), results -> List.of(run.message(advanced(run, piece.last(), results), now)));
        return run.advancedTo(piece.last());
    }

    private static Origin origin(RunProgress run) {
        return new Origin(run.startedBy().actor(), null, Run.identifier(run.runId()));
    }

    private static RunAdvanced advanced(RunProgress run, String last, List<IssueResult> results) {
        var issued = results.stream()
                .filter(result -> result.what() == What.ISSUED)
                .map(result -> Objects.requireNonNull(result.document()).number())
                .toList();
        var failures = results.stream()
                .filter(result -> result.what() == What.REFUSED)
                .map(result -> failure(result.customer(), Objects.requireNonNull(result.refusal())))
                .toList();
        return new RunAdvanced(run.runId(), last, issued, results.size() - issued.size() - failures.size(), failures);
    }

    private static RunAdvanced.Failure failure(String customer, RefusalText refusal) {
        var detail = Stream.concat(
                        Stream.of(refusal.detail()),
                        refusal.errors().stream().map(error -> error.field() + " " + error.message()))
                .collect(Collectors.joining(" · "));
        return new RunAdvanced.Failure(customer, detail);
    }

    /** Passes over a customer that makes the program fail; what is wrong with it stands in the log. */
    RunProgress pass(RunProgress run, String customer, String detail, Instant now) {
        var failure = new RunAdvanced.Failure(customer, detail);
        events.publish(run.message(new RunAdvanced(run.runId(), customer, List.of(), 0, List.of(failure)), now));
        return run.advancedTo(customer);
    }

    void complete(RunProgress run, Instant now) {
        events.publish(run.message(new RunCompleted(run.runId()), now));
    }
}
