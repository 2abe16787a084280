package io.leporello.billing.totals;

import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the sums of whole days, of many customers at once, each in its own zone. */
@Component
public final class Days {

    private static final String LAST_USE = """
            select asked.customer, last.slot from unnest(?::text[]) as asked (customer)
              join lateral (select slot from billing.total where total.customer = asked.customer
                             order by slot desc limit 1) as last on true
            """;

    private final JdbcTemplate database;

    Days(JdbcTemplate database) {
        this.database = database;
    }

    /** What sums are cut by. */
    public enum Cut {
        DAY,
        CUSTOMER,
        PRODUCT
    }

    /**
     * @param day null unless cut by day
     * @param key the customer or product; null where none was named, or it is not cut by one
     */
    public record DaySum(@Nullable LocalDate day, @Nullable String key, Usage usage) {}

    /**
     * Sums in no order, only of what there is.
     *
     * @param customers null for all
     * @param to        the first day that no longer counts
     * @param byDay     whether each day is a sum of its own
     * @param key       customer or product; null for all together
     */
    public List<DaySum> sums(
            @Nullable Collection<String> customers, LocalDate from, LocalDate to, boolean byDay, @Nullable Cut key) {
        var arguments = new ArrayList<Object>(List.of(from, to));
        if (customers != null) arguments.add(customers.toArray(String[]::new));
        return database.query(
                "select " + (byDay ? "day" : "null::date as day") + ", " + column(key) + " as key,"
                        + " sum(documents) as documents, sum(pages) as pages, sum(credits) as credits"
                        + " from billing.day where day >= ? and day < ?"
                        + (customers == null ? "" : " and customer = any (?)") + " group by 1, 2",
                (row, number) -> new DaySum(row.getObject("day", LocalDate.class), row.getString("key"), usage(row)),
                arguments.toArray());
    }

    private static String column(@Nullable Cut key) {
        return key == null ? "null::text" : key.name().toLowerCase(Locale.ROOT);
    }

    /** In which quarter of an hour these customers used something last; those who never did are missing. */
    public Map<String, Instant> lastUse(Collection<String> customers) {
        var last = new HashMap<String, Instant>();
        database.query(
                LAST_USE,
                row -> {
                    last.put(
                            row.getString("customer"),
                            row.getObject("slot", OffsetDateTime.class).toInstant());
                },
                (Object) customers.toArray(String[]::new));
        return last;
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(
                Quantity.of(row.getBigDecimal("documents")),
                Quantity.of(row.getBigDecimal("pages")),
                Quantity.of(row.getBigDecimal("credits")));
    }
}
