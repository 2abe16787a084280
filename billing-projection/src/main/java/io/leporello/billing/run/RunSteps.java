package io.leporello.billing.run;

import io.leporello.billing.invoice.IssueInvoice;
import io.leporello.billing.invoice.IssueResult;
import io.leporello.billing.invoice.IssueResult.What;
import io.leporello.billing.invoice.Issuing;
import io.leporello.event.Origin;
import io.leporello.refusal.RefusalText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
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

    List<String> customers(RunProgress run, int limit) {
        return customers.next(run.reseller(), run.upTo(), limit);
    }

    /** @param piece the customers whose turn it is; not empty */
    RunProgress advance(RunProgress run, List<String> piece, Instant now) {
        var wanted = piece.stream()
                .map(customer -> new IssueInvoice(customer, run.period(), now))
                .toList();
        var last = piece.get(piece.size() - 1);
        issuing.issue(wanted, origin(run), results -> List.of(run.message(advanced(run, last, results), now)));
        return run.advancedTo(last);
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

    RunProgress complete(RunProgress run, Instant now) {
        events.publish(run.message(new RunCompleted(run.runId()), now));
        return run.asCompleted();
    }
}
