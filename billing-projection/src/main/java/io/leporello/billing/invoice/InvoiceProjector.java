package io.leporello.billing.invoice;

import static java.util.Objects.requireNonNull;

import io.leporello.billing.statement.StatementLine;
import io.leporello.event.EventJson;
import io.leporello.projection.Rebuildable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Keeps the documents that were issued. It shares its group, and so its position, with what they are made of. */
@Component
@ProcessingGroup("billing")
final class InvoiceProjector implements Rebuildable {

    private static final String DOCUMENT = """
            insert into billing.invoice (number, kind, customer, period, currency, issued_on, due_on, net, gross, own,
                                         position, issued_at, sequence, refers_to, paid, content, documents)
            values (:number, :kind, :customer, :period, :currency, :issuedOn, :dueOn, :net, :gross, :own,
                    :position, :issuedAt, :sequence, :refersTo, 0, :content, :documents)
            """;

    private static final String LINE = """
            insert into billing.invoice_line (number, line, customer, about, meter, used_from, used_to, since, position,
                                              amount, cost)
            values (:number, :line, :customer, :about, :meter, :usedFrom, :usedTo, :since, :position, :amount, :cost)
            """;

    private static final String CREDITED = """
            update billing.invoice set credited_by = :creditNote, credited_at = :position, sequence = :sequence
             where number = :number
            """;

    private static final String PAYMENT = """
            insert into billing.payment (number, id, amount, paid_on, reference, position)
            values (:number, :id, :amount, :paidOn, :reference, :position)
            """;

    private static final String PAID =
            "update billing.invoice set paid = paid + :amount, sequence = :sequence where number = :number";

    private final JdbcClient database;
    private final ObjectMapper json;

    InvoiceProjector(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    @EventHandler
    void on(DocumentIssued event, TrackingToken token, @SequenceNumber long sequence) {
        insert(event, position(token), sequence);
        var invoice = event.invoice();
        if (invoice.kind() == InvoiceKind.CREDIT_NOTE) {
            credit(requireNonNull(invoice.refersTo()).number(), invoice.number(), position(token), sequence);
            return;
        }
        for (var index = 0; index < invoice.lines().size(); index++)
            insert(invoice, index + 1, invoice.lines().get(index));
    }

    private void insert(DocumentIssued event, long issuedAt, long sequence) {
        var invoice = event.invoice();
        database.sql(DOCUMENT)
                .param("number", invoice.number())
                .param("kind", invoice.kind().name())
                .param("customer", invoice.customer())
                .param("period", invoice.period().toString())
                .param("currency", invoice.currency())
                .param("issuedOn", invoice.issuedOn())
                .param("dueOn", invoice.dueOn())
                .param("net", invoice.net())
                .param("gross", invoice.gross())
                .param("own", own(invoice))
                .param("position", invoice.position())
                .param("issuedAt", issuedAt)
                .param("sequence", sequence)
                .param(
                        "refersTo",
                        invoice.refersTo() == null ? null : invoice.refersTo().number())
                .param("content", json.writeValueAsString(invoice))
                .param("documents", json.writeValueAsString(event.documents()))
                .update();
    }

    private static BigDecimal own(Invoice invoice) {
        return invoice.lines().stream()
                .filter(line -> line.adjustment() == null)
                .map(StatementLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void insert(Invoice invoice, int number, StatementLine line) {
        var zone = ZoneId.of(invoice.zone());
        var adjustment = line.adjustment();
        database.sql(LINE)
                .param("number", invoice.number())
                .param("line", number)
                .param("customer", invoice.customer())
                .param("about", line.about(invoice.period()).toString())
                .param("meter", line.meter())
                .param("usedFrom", startOf(line.from(), zone))
                .param("usedTo", startOf(line.to(), zone))
                .param("since", adjustment == null ? 0 : adjustment.since())
                .param("position", invoice.position())
                .param("amount", line.amount())
                .param("cost", adjustment == null ? null : adjustment.cost())
                .update();
    }

    private static OffsetDateTime startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }

    private void credit(String number, String creditNote, long position, long sequence) {
        database.sql(CREDITED)
                .param("number", number)
                .param("creditNote", creditNote)
                .param("position", position)
                .param("sequence", sequence)
                .update();
    }

    @EventHandler
    void on(PaymentRecorded event, TrackingToken token, @SequenceNumber long sequence) {
        database.sql(PAYMENT)
                .param("number", event.number())
                .param("id", event.id())
                .param("amount", event.amount())
                .param("paidOn", event.paidOn())
                .param("reference", event.reference())
                .param("position", position(token))
                .update();
        database.sql(PAID)
                .param("number", event.number())
                .param("amount", event.amount())
                .param("sequence", sequence)
                .update();
    }

    @ResetHandler
    void reset() {
        database.sql("truncate billing.invoice, billing.invoice_line, billing.payment")
                .update();
    }

    @Override
    public String projection() {
        return "invoices";
    }

    @Override
    public List<String> tables() {
        return List.of("billing.invoice", "billing.invoice_line", "billing.payment");
    }

    private static long position(TrackingToken token) {
        return token.position().orElseThrow();
    }
}
