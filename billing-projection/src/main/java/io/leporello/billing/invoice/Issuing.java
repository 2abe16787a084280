package io.leporello.billing.invoice;

import static java.util.Objects.requireNonNull;

import io.leporello.billing.invoice.IssueResult.What;
import io.leporello.billing.invoice.Numbering.Beside;
import io.leporello.billing.position.Snapshot;
import io.leporello.billing.statement.Completeness;
import io.leporello.event.Origin;
import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.RefusalText;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Issues documents. What is issued was drafted from everything that the ledger held when it was asked for; when another
 * document of the customer, or another number of the series, comes in between, it is drafted again.
 *
 * <p>It appends by itself, so it must not be called within a unit of work, which would append later and could not try again.
 */
@Component
public final class Issuing {

    private static final int ATTEMPTS = 12;
    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;

    private final Snapshot snapshot;
    private final Drafts drafts;
    private final InvoiceRows rows;
    private final Numbering numbering;
    private final Completeness completeness;

    Issuing(Snapshot snapshot, Drafts drafts, InvoiceRows rows, Numbering numbering, Completeness completeness) {
        this.snapshot = snapshot;
        this.drafts = drafts;
        this.rows = rows;
        this.numbering = numbering;
        this.completeness = completeness;
    }

    /**
     * Issues many invoices in one transaction: those that can be are issued together, or, when this throws, none.
     *
     * @param wanted at most one for each customer
     * @return one result for each, in their order
     * @throws Refusal of kind BUSY when the rows do not catch up, or when others keep issuing at the same time
     */
    public List<IssueResult> issue(List<IssueInvoice> wanted, Origin origin) {
        return issue(wanted, origin, results -> List.of());
    }

    /**
     * The same, together with events that are true only with what is issued.
     *
     * @param beside from the results to these events; asked again when another document came in between
     */
    public List<IssueResult> issue(
            List<IssueInvoice> wanted,
            Origin origin,
            Function<List<IssueResult>, List<? extends DomainEventMessage<?>>> beside) {
        if (new HashSet<>(wanted.stream().map(IssueInvoice::customer).toList()).size() < wanted.size())
            throw new IllegalArgumentException("Two invoices for one customer cannot be drafted at once");
        return again(() -> attempt(wanted, origin, beside));
    }

    private List<IssueResult> attempt(
            List<IssueInvoice> wanted,
            Origin origin,
            Function<List<IssueResult>, List<? extends DomainEventMessage<?>>> beside) {
        List<Written> written = snapshot.read(
                known -> wanted.stream().map(command -> written(command, known)).toList());
        var fresh = written.stream().flatMap(each -> each.draftIfAny().stream()).toList();
        var numbered = numbering.append(fresh, origin, all -> beside.apply(results(written, all)));
        return results(written, numbered);
    }

    /** In the order of what was wanted; what is numbered is what was drafted. */
    private static List<IssueResult> results(List<Written> written, List<Numbering.Numbered> numbered) {
        var next = numbered.iterator();
        return written.stream()
                .map(each -> each.draft == null ? requireNonNull(each.result) : result(next.next()))
                .toList();
    }

    /** What one look at the rows came to: a draft, or already a result. */
    private record Written(@Nullable Draft draft, @Nullable IssueResult result) {
        List<Draft> draftIfAny() {
            return draft == null ? List.of() : List.of(draft);
        }
    }

    private Written written(IssueInvoice command, long known) {
        var customer = command.customer();
        var standing = rows.standing(customer, command.period());
        if (standing.isPresent())
            return new Written(null, new IssueResult(customer, What.ALREADY_ISSUED, rows.view(standing.get()), null));
        try {
            completeness.require(customer, known);
            return drafts.invoice(command, known)
                    .map(draft -> new Written(draft, null))
                    .orElseGet(() -> refused(customer, What.NOTHING_TO_INVOICE, Drafts.nothingToInvoice(command)));
        } catch (Refusal refusal) {
            return refused(customer, What.REFUSED, refusal);
        }
    }

    private static Written refused(String customer, What what, Refusal refusal) {
        return new Written(null, new IssueResult(customer, what, null, RefusalText.of(refusal)));
    }

    private static IssueResult result(Numbering.Numbered numbered) {
        var customer = numbered.draft().invoice().customer();
        if (numbered.issued() == null) return new IssueResult(customer, What.REFUSED, null, numbered.refusal());
        return new IssueResult(customer, What.ISSUED, view(numbered.issued()), null);
    }

    private static InvoiceView view(DocumentIssued event) {
        return InvoiceView.of(event.invoice(), event.documents(), List.of(), null);
    }

    /** Takes an invoice or a correction back; see {@link IssueCreditNote}. */
    Issued creditNote(IssueCreditNote command, Origin origin) {
        return one(
                known -> {
                    var credited = row(command.number());
                    if (credited.creditedBy() != null) return alreadyThere(credited.creditedBy());
                    if (credited.invoice().kind() == InvoiceKind.CREDIT_NOTE)
                        throw Refusal.conflict(command.number()
                                + " is a credit note itself; an invoice or a correction can be credited.");
                    return new OneWritten(drafts.creditNote(credited.invoice(), command), null);
                },
                origin);
    }

    /** Corrects an invoice; see {@link IssueCorrection}. */
    Issued correction(IssueCorrection command, Origin origin) {
        return one(
                known -> {
                    var corrected = row(command.number());
                    refuseCorrection(corrected);
                    completeness.require(corrected.invoice().customer(), known);
                    return drafts.correction(corrected.invoice(), command, known)
                            .map(draft -> new OneWritten(draft, null))
                            .orElseGet(() -> correctedBefore(corrected.invoice(), command));
                },
                origin);
    }

    /** The same asked again is answered like the first time; anything else finds nothing to correct. */
    private OneWritten correctedBefore(Invoice corrected, IssueCorrection command) {
        return rows.lastCorrection(corrected.number())
                .filter(last -> command.reason().equals(last.invoice().reason()))
                .map(last -> alreadyThere(last.invoice().number()))
                .orElseThrow(() -> Drafts.nothingToCorrect(corrected));
    }

    private static void refuseCorrection(InvoiceRows.Row row) {
        var number = row.invoice().number();
        if (row.invoice().kind() != InvoiceKind.INVOICE)
            throw Refusal.conflict(number + " is a " + row.invoice().kind().word() + "; an invoice can be corrected.");
        if (row.creditedBy() != null)
            throw Refusal.conflict(number + " was credited by " + row.creditedBy() + "; "
                    + row.invoice().period() + " can be invoiced anew.");
    }

    private InvoiceRows.Row row(String number) {
        return rows.row(number).orElseThrow(() -> CustomerInvoices.unknown(number));
    }

    private OneWritten alreadyThere(String number) {
        return new OneWritten(null, new Issued(Outcome.ALREADY_THERE, rows.view(row(number))));
    }

    private record OneWritten(
            @Nullable Draft draft, @Nullable Issued issued) {}

    private Issued one(Function<Long, OneWritten> writing, Origin origin) {
        return again(() -> {
            var written = snapshot.read(writing::apply);
            if (written.draft == null) return requireNonNull(written.issued);
            var numbered = numbering
                    .append(List.of(written.draft), origin, Beside.NOTHING)
                    .get(0);
            if (numbered.issued() == null)
                throw requireNonNull(numbered.refusal()).asRefusal();
            return new Issued(Outcome.RECORDED, view(numbered.issued()));
        });
    }

    private <T> T again(Supplier<T> attempt) {
        var pause = FIRST_PAUSE_NANOS;
        for (var attempts = 1; ; attempts++) {
            snapshot.awaitEverything();
            try {
                return attempt.get();
            } catch (AggregateStreamCreationException | ConcurrencyException lostRace) {
                if (attempts == ATTEMPTS)
                    throw Refusal.busy("Others are issuing at this moment. Nothing was issued; try again.");
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            }
        }
    }
}
