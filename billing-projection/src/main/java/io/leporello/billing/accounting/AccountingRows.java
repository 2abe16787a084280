package io.leporello.billing.accounting;

import io.leporello.billing.invoice.Invoice;
import io.leporello.event.EventJson;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Reads what was issued, and who was billed. */
@Component
final class AccountingRows {

    static final String EURO = "EUR";

    private static final String ISSUED = """
            select content from billing.invoice
             where issued_on >= :first and issued_on < :after order by issued_at
            """;

    /** Places follow the first document of each buyer, and so never change. */
    private static final String DEBTORS = """
            select first.place, latest.content
              from (select buyer, row_number() over (order by min(issued_at)) - 1 as place
                      from billing.invoice where currency = 'EUR' group by buyer) as first
              join (select distinct on (buyer) buyer, content
                      from billing.invoice where currency = 'EUR' order by buyer, issued_at desc) as latest
             using (buyer) order by first.place
            """;

    private final JdbcClient database;
    private final ObjectMapper json;

    AccountingRows(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    /** In the order of issuing. */
    List<Invoice> issuedIn(YearMonth month) {
        return database.sql(ISSUED)
                .param("first", month.atDay(1))
                .param("after", month.plusMonths(1).atDay(1))
                .query((row, number) -> json.readValue(row.getString("content"), Invoice.class))
                .list();
    }

    /** Everybody who was ever billed in euros, by account. */
    Map<String, Debtor> debtors() {
        return database
                .sql(DEBTORS)
                .query((row, number) ->
                        debtor(row.getInt("place"), json.readValue(row.getString("content"), Invoice.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(debtor -> debtor.latest().account(), Function.identity()));
    }

    private static Debtor debtor(int place, Invoice latest) {
        return new Debtor(place, latest.buyer(), latest.locale(), DatevRows.paymentDays(latest));
    }
}
