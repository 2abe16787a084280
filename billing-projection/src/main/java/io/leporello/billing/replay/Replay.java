package io.leporello.billing.replay;

import io.leporello.billing.invoice.FindInvoice;
import io.leporello.billing.invoice.InvoiceKind;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.billing.position.Snapshot;
import io.leporello.billing.replay.Comparison.Field;
import io.leporello.billing.replay.ReplayView.Difference;
import io.leporello.billing.statement.CountedFrom;
import io.leporello.billing.statement.Statement;
import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.statement.Statements;
import io.leporello.billing.tax.TaxTotal;
import io.leporello.refusal.Refusal;
import io.leporello.usage.entry.EntryFault;
import io.leporello.usage.entry.FindEntryFault;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes documents again and holds them against what was issued. */
@Component
final class Replay {

    private final Snapshot snapshot;
    private final Statements statements;
    private final QueryGateway queries;

    Replay(Snapshot snapshot, Statements statements, QueryGateway queries) {
        this.snapshot = snapshot;
        this.statements = statements;
        this.queries = queries;
    }

    @QueryHandler
    ReplayView handle(ReplayInvoice question) {
        var document = find(question.number());
        var again = snapshot.read(known -> computed(document));
        var differences = new ArrayList<Difference>();
        var most = Math.max(document.lines().size(), again.lines().size());
        for (var index = 0; index < most; index++)
            differences.addAll(differences(document, index + 1, at(document.lines(), index), at(again.lines(), index)));
        differences.addAll(totals(document, again, differences));
        return new ReplayView(document.number(), differences.isEmpty(), document.position(), differences);
    }

    private InvoiceView find(String number) {
        return queries.query(new FindInvoice(number), ResponseTypes.optionalInstanceOf(InvoiceView.class))
                .join()
                .orElseThrow(() -> Refusal.unknown("There is no invoice \"" + number + "\"."));
    }

    /** A credit note says what the document says that it takes back. */
    private Statement computed(InvoiceView document) {
        var origin = document.refersTo();
        if (document.kind().equals(InvoiceKind.CREDIT_NOTE.word()) && origin != null)
            return computed(find(origin.number()));
        var customer = document.customer();
        var period = document.period();
        return document.kind().equals(InvoiceKind.CORRECTION.word())
                ? statements.correction(customer, period, document.position(), CountedFrom.ENTRIES)
                : statements.of(customer, period, document.position(), CountedFrom.ENTRIES);
    }

    private static @Nullable StatementLine at(List<StatementLine> lines, int index) {
        return index < lines.size() ? lines.get(index) : null;
    }

    private List<Difference> differences(
            InvoiceView document, int line, @Nullable StatementLine issued, @Nullable StatementLine recomputed) {
        var fields = Comparison.of(issued, recomputed);
        if (fields.isEmpty()) return List.of();
        var cause = cause(document, issued == null ? recomputed : issued, fields.get(0));
        return fields.stream()
                .map(field -> new Difference(line, field.name(), field.issued(), field.recomputed(), cause))
                .toList();
    }

    private String cause(InvoiceView document, @Nullable StatementLine line, Field first) {
        if (first.name().startsWith("tax"))
            return "The tax of this supply is " + first.recomputed() + " by the rules in force here, not "
                    + first.issued() + ".";
        var fault = line == null ? Optional.<EntryFault>empty() : fault(document, line);
        if (fault.isPresent())
            return "The entry of the event at position " + fault.get().position() + " is "
                    + fault.get().what() + "; the ledger says otherwise.";
        if (line != null && line.plan() != null)
            return "The price differs: plan " + line.plan() + ", version " + line.version()
                    + ", or the contract with it, is no longer what it was at position " + document.position() + ".";
        return "What was agreed, bought or billed before is no longer what it was at position " + document.position()
                + ".";
    }

    private Optional<EntryFault> fault(InvoiceView document, StatementLine line) {
        var zone = ZoneId.of(document.zone());
        var question = new FindEntryFault(
                document.customer(),
                line.from().atStartOfDay(zone).toInstant(),
                line.to().atStartOfDay(zone).toInstant(),
                document.position());
        return queries.query(question, ResponseTypes.optionalInstanceOf(EntryFault.class))
                .join();
    }

    private static List<Difference> totals(InvoiceView issued, Statement again, List<Difference> ofLines) {
        var cause = ofLines.isEmpty()
                ? "The lines are the same; the totals or the rules of tax are not."
                : "It follows from line " + ofLines.get(0).line() + ".";
        return Comparison.between(
                        totals(issued.currency(), issued.net(), issued.taxes(), issued.gross()),
                        totals(again.currency().getCurrencyCode(), again.net(), again.taxes(), again.gross()))
                .stream()
                .map(field -> new Difference(null, field.name(), field.issued(), field.recomputed(), cause))
                .toList();
    }

    private static Map<String, String> totals(String currency, BigDecimal net, List<TaxTotal> taxes, BigDecimal gross) {
        var fields = new LinkedHashMap<String, String>();
        Comparison.put(fields, "currency", currency);
        Comparison.put(fields, "net", net);
        for (var tax : taxes)
            Comparison.put(
                    fields,
                    "tax " + tax.category() + " " + tax.rate().toPlainString(),
                    tax.base().toPlainString() + " " + tax.amount().toPlainString());
        Comparison.put(fields, "gross", gross);
        return fields;
    }
}
