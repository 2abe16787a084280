package io.leporello.billing.totals;

import io.leporello.schema.Columns;
import io.leporello.usage.entry.EntryFold;
import io.leporello.usage.entry.UsageEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Sums entries up: first those of one batch in memory, then one statement adds the sums to what is there. */
@Component
final class TotalFold implements EntryFold {

    private static final String ADD = """
            insert into billing.total as total (customer, slot, "user", product, documents, pages, credits,
                                                documents_without_credits, pages_without_credits)
            select customer, slot::timestamptz, "user", product, documents, pages, credits,
                   documents_without_credits, pages_without_credits
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::numeric[],
                          ?::bigint[], ?::bigint[])
                   as added (customer, slot, "user", product, documents, pages, credits,
                             documents_without_credits, pages_without_credits)
            on conflict (customer, slot, "user", product) do update
               set documents = total.documents + excluded.documents,
                   pages     = total.pages + excluded.pages,
                   credits   = total.credits + excluded.credits,
                   documents_without_credits = total.documents_without_credits + excluded.documents_without_credits,
                   pages_without_credits     = total.pages_without_credits + excluded.pages_without_credits
            """;

    private final JdbcTemplate database;

    TotalFold(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public void add(List<UsageEntry> entries) {
        var sums = new LinkedHashMap<Key, Sum>();
        entries.forEach(entry -> sums.merge(Key.of(entry), Sum.of(entry), Sum::plus));
        var rows = List.copyOf(sums.entrySet());
        database.update(ADD, statement -> {
            var columns = new Columns<Map.Entry<Key, Sum>>(statement.getConnection(), rows);
            statement.setArray(1, columns.texts(row -> row.getKey().customer()));
            statement.setArray(2, columns.instants(row -> row.getKey().slot()));
            statement.setArray(3, columns.texts(row -> row.getKey().user()));
            statement.setArray(4, columns.texts(row -> row.getKey().product()));
            statement.setArray(5, columns.numbers(row -> row.getValue().documents()));
            statement.setArray(6, columns.numbers(row -> row.getValue().pages()));
            statement.setArray(7, columns.decimals(row -> row.getValue().credits()));
            statement.setArray(8, columns.numbers(row -> row.getValue().documentsWithoutCredits()));
            statement.setArray(9, columns.numbers(row -> row.getValue().pagesWithoutCredits()));
        });
    }

    @Override
    public List<String> tables() {
        return List.of("billing.total");
    }

    @Override
    public void reset() {
        database.execute("truncate billing.total");
    }

    private record Key(
            String customer,
            Instant slot,
            @Nullable String user,
            @Nullable String product) {
        static Key of(UsageEntry entry) {
            return new Key(entry.customer(), Slot.of(entry.usedAt()), entry.user(), entry.product());
        }
    }

    private record Sum(
            long documents, long pages, BigDecimal credits, long documentsWithoutCredits, long pagesWithoutCredits) {

        static Sum of(UsageEntry entry) {
            return new Sum(
                    entry.documents(),
                    entry.pages(),
                    entry.creditsOrZero(),
                    entry.documentsWithoutCredits(),
                    entry.pagesWithoutCredits());
        }

        Sum plus(Sum other) {
            return new Sum(
                    documents + other.documents,
                    pages + other.pages,
                    credits.add(other.credits),
                    documentsWithoutCredits + other.documentsWithoutCredits,
                    pagesWithoutCredits + other.pagesWithoutCredits);
        }
    }
}
