package io.leporello.billing.invoice;

import io.leporello.billing.invoice.InvoiceView.Payment;
import io.leporello.event.EventJson;
import io.leporello.page.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Reads the rows of issued documents. */
@Component
final class InvoiceRows {

    private static final TypeReference<List<StoredDocument>> DOCUMENTS = new TypeReference<>() {};

    private static final String STATE = """
            case when credited_by is not null then 'CREDITED'
                 when kind <> 'CREDIT_NOTE' and paid = gross then 'PAID'
                 else 'ISSUED' end
            """;

    private final JdbcClient database;
    private final ObjectMapper json;

    InvoiceRows(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    /** A document as it is kept. */
    record Row(
            Invoice invoice,
            List<StoredDocument> documents,
            @Nullable String creditedBy) {}

    Optional<InvoiceView> find(String number) {
        return row(number).map(this::view);
    }

    InvoiceView view(Row row) {
        return InvoiceView.of(
                row.invoice(), row.documents(), payments(row.invoice().number()), row.creditedBy());
    }

    Optional<Row> row(String number) {
        return database.sql("select content, documents, credited_by from billing.invoice where number = ?")
                .param(number)
                .query(this::stored)
                .optional();
    }

    /** The invoice of a month that was not credited. */
    Optional<Row> standing(String customer, YearMonth period) {
        return database.sql("""
                select content, documents, credited_by from billing.invoice
                 where customer = ? and period = ? and kind = 'INVOICE' and credited_by is null
                """)
                .params(customer, period.toString())
                .query(this::stored)
                .optional();
    }

    /** The newest correction of an invoice that was not credited. */
    Optional<Row> lastCorrection(String number) {
        return database.sql("""
                select content, documents, credited_by from billing.invoice
                 where refers_to = ? and kind = 'CORRECTION' and credited_by is null order by issued_at desc limit 1
                """).param(number).query(this::stored).optional();
    }

    /** The months of a customer that have an invoice that was not credited. */
    Set<YearMonth> standingMonths(String customer) {
        return database.sql("""
                select period from billing.invoice where customer = ? and kind = 'INVOICE' and credited_by is null
                """).param(customer).query((row, number) -> YearMonth.parse(row.getString(1))).stream()
                .collect(Collectors.toSet());
    }

    /** Place of the last event in the stream of a customer's documents; -1 when there is none. */
    long lastSequence(String customer) {
        return database.sql("select coalesce(max(sequence), -1) from billing.invoice where customer = ?")
                .param(customer)
                .query(Long.class)
                .single();
    }

    private Row stored(ResultSet row, int number) throws SQLException {
        return new Row(
                json.readValue(row.getString("content"), Invoice.class),
                json.readValue(row.getString("documents"), DOCUMENTS),
                row.getString("credited_by"));
    }

    private List<Payment> payments(String number) {
        return database.sql("""
                select id, amount, paid_on, reference from billing.payment where number = ? order by position
                """).param(number).query(InvoiceRows::payment).list();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        return new Payment(
                row.getString("id"),
                row.getBigDecimal("amount"),
                row.getObject("paid_on", LocalDate.class),
                row.getString("reference"));
    }

    InvoicePage list(ListInvoices question) {
        var turned = question.newestFirst();
        var conditions = new ArrayList<>(List.of(turned ? "issued_at < :after" : "issued_at > :after"));
        Map<String, Object> values = new HashMap<>();
        values.put("after", after(question));
        narrow("customer", question.customer(), conditions, values);
        narrow("period", question.period() == null ? null : question.period().toString(), conditions, values);
        narrow("kind", question.kind() == null ? null : question.kind().name(), conditions, values);
        narrow(STATE, question.state() == null ? null : question.state().name(), conditions, values);
        var rows = database.sql("select *, " + STATE + " as state from billing.invoice where "
                        + String.join(" and ", conditions) + " order by issued_at " + (turned ? "desc" : "asc")
                        + " limit "
                        + question.paging().rows())
                .params(values)
                .query(InvoiceRows::summary)
                .list();
        return question.paging().cut(rows, listed -> Long.toString(listed.position()), InvoicePage::new);
    }

    private static long after(ListInvoices question) {
        var after = question.paging().after();
        if (after == null) return question.newestFirst() ? Long.MAX_VALUE : 0;
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException foreign) {
            throw Paging.foreign(after);
        }
    }

    private static void narrow(
            String column, @Nullable String value, List<String> conditions, Map<String, Object> values) {
        if (value == null) return;
        var name = "value" + values.size();
        conditions.add(column + " = :" + name);
        values.put(name, value);
    }

    private static InvoiceSummary summary(ResultSet row, int number) throws SQLException {
        return new InvoiceSummary(
                row.getString("number"),
                InvoiceKind.valueOf(row.getString("kind")).word(),
                InvoiceState.valueOf(row.getString("state")),
                row.getString("refers_to"),
                row.getString("credited_by"),
                row.getString("customer"),
                YearMonth.parse(row.getString("period")),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("net"),
                row.getBigDecimal("gross"),
                row.getBigDecimal("paid").setScale(row.getBigDecimal("gross").scale()),
                row.getLong("issued_at"));
    }
}
