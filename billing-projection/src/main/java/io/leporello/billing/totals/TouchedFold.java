package io.leporello.billing.totals;

import io.leporello.schema.Columns;
import io.leporello.usage.entry.EntryFold;
import io.leporello.usage.entry.UsageEntry;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Notes for each customer and day the last position at which something became known about it. */
@Component
final class TouchedFold implements EntryFold {

    private static final String TOUCH = """
            insert into billing.touched as touched (customer, day, position)
            select customer, day::date, position from unnest(?::text[], ?::text[], ?::bigint[])
                   as added (customer, day, position)
            on conflict (customer, day) do update set position = greatest(touched.position, excluded.position)
            """;

    private final JdbcTemplate database;

    TouchedFold(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public void add(List<UsageEntry> entries) {
        var last = new HashMap<CustomerDay, Long>();
        entries.forEach(entry -> last.merge(CustomerDay.of(entry), entry.position(), Math::max));
        database.update(TOUCH, statement -> {
            var columns = new Columns<>(statement.getConnection(), List.copyOf(last.entrySet()));
            statement.setArray(1, columns.texts(row -> row.getKey().customer()));
            statement.setArray(2, columns.texts(row -> row.getKey().day().toString()));
            statement.setArray(3, columns.numbers(Map.Entry::getValue));
        });
    }

    @Override
    public List<String> tables() {
        return List.of("billing.touched");
    }

    @Override
    public void reset() {
        database.execute("truncate billing.touched");
    }

    private record CustomerDay(String customer, LocalDate day) {
        static CustomerDay of(UsageEntry entry) {
            return new CustomerDay(entry.customer(), Touched.dayOf(entry.usedAt()));
        }
    }
}
