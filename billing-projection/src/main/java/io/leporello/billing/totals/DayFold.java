package io.leporello.billing.totals;

import io.leporello.account.customer.CustomerChanged;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.schema.Columns;
import io.leporello.usage.entry.EntryFold;
import io.leporello.usage.entry.UsageEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sums entries up by the days and the months that customers live in, so that those of a thousand of them are read at once.
 * When a customer moves to another zone, its days are cut anew from the slots.
 */
@Component
@ProcessingGroup("billing")
final class DayFold implements EntryFold {

    /** Of whoever has no account yet. */
    static final ZoneId NO_ZONE = ZoneId.of("UTC");

    private static final String ADD = """
            insert into billing.:span as sum (customer, :span, product, documents, pages, credits,
                                            documents_without_credits, pages_without_credits)
            select customer, first_day::date, product, documents, pages, credits,
                   documents_without_credits, pages_without_credits
              from unnest(?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::numeric[],
                          ?::numeric[], ?::numeric[])
                   as added (customer, first_day, product, documents, pages, credits,
                             documents_without_credits, pages_without_credits)
            on conflict (customer, :span, product) do update
               set documents = sum.documents + excluded.documents,
                   pages     = sum.pages + excluded.pages,
                   credits   = sum.credits + excluded.credits,
                   documents_without_credits = sum.documents_without_credits + excluded.documents_without_credits,
                   pages_without_credits     = sum.pages_without_credits + excluded.pages_without_credits
            """;

    private static final String SLOTS = """
            select slot, product, sum(documents) as documents, sum(pages) as pages, sum(credits) as credits,
                   sum(documents_without_credits) as documents_without_credits,
                   sum(pages_without_credits) as pages_without_credits
              from billing.total where customer = ? group by slot, product
            """;

    private static final String ZONE_BEFORE = """
            select details::jsonb ->> 'timeZone' from billing.customer where customer = ? and position < ? order by position desc limit 1
            """;

    private final JdbcTemplate database;
    private final PriceBook priceBook;

    DayFold(JdbcTemplate database, PriceBook priceBook) {
        this.database = database;
        this.priceBook = priceBook;
    }

    @Override
    public void add(List<UsageEntry> entries) {
        var zones = priceBook.zones(entries.stream().map(UsageEntry::customer).collect(Collectors.toSet()));
        var sums = new LinkedHashMap<Key, Sum>();
        for (var entry : entries) {
            var day = dayOf(entry.usedAt(), zones.getOrDefault(entry.customer(), NO_ZONE));
            sums.merge(new Key(entry.customer(), day, entry.product()), Sum.of(entry), Sum::plus);
        }
        add(sums);
    }

    static LocalDate dayOf(Instant usedAt, ZoneId zone) {
        return usedAt.atZone(zone).toLocalDate();
    }

    private void add(Map<Key, Sum> ofDays) {
        var ofMonths = new LinkedHashMap<Key, Sum>();
        ofDays.forEach((key, sum) -> ofMonths.merge(key.ofMonth(), sum, Sum::plus));
        add(ofDays, ADD.replace(":span", "day"));
        add(ofMonths, ADD.replace(":span", "month"));
    }

    private void add(Map<Key, Sum> sums, String sql) {
        var rows = List.copyOf(sums.entrySet());
        database.update(sql, statement -> {
            var columns = new Columns<Map.Entry<Key, Sum>>(statement.getConnection(), rows);
            statement.setArray(1, columns.texts(row -> row.getKey().customer()));
            statement.setArray(2, columns.texts(row -> row.getKey().firstDay().toString()));
            statement.setArray(3, columns.texts(row -> row.getKey().product()));
            statement.setArray(4, columns.decimals(row -> row.getValue().documents()));
            statement.setArray(5, columns.decimals(row -> row.getValue().pages()));
            statement.setArray(6, columns.decimals(row -> row.getValue().credits()));
            statement.setArray(7, columns.decimals(row -> row.getValue().documentsWithoutCredits()));
            statement.setArray(8, columns.decimals(row -> row.getValue().pagesWithoutCredits()));
        });
    }

    @EventHandler
    void on(CustomerChanged event, TrackingToken token) {
        var before = database.queryForList(
                ZONE_BEFORE, String.class, event.customerId(), token.position().orElseThrow());
        if (!before.contains(event.details().timeZone()))
            cutAnew(event.customerId(), ZoneId.of(event.details().timeZone()));
    }

    /** Entries of the batch under way are not in the slots yet; they are added in the new zone when it ends. */
    private void cutAnew(String customer, ZoneId zone) {
        var sums = new LinkedHashMap<Key, Sum>();
        database.query(
                SLOTS,
                row -> {
                    var slot = row.getObject("slot", OffsetDateTime.class).toInstant();
                    var sum = new Sum(
                            row.getBigDecimal("documents"),
                            row.getBigDecimal("pages"),
                            row.getBigDecimal("credits"),
                            row.getBigDecimal("documents_without_credits"),
                            row.getBigDecimal("pages_without_credits"));
                    sums.merge(new Key(customer, dayOf(slot, zone), row.getString("product")), sum, Sum::plus);
                },
                customer);
        database.update("delete from billing.day where customer = ?", customer);
        database.update("delete from billing.month where customer = ?", customer);
        add(sums);
    }

    @Override
    public List<String> tables() {
        return List.of("billing.day", "billing.month");
    }

    @Override
    public void reset() {
        database.execute("truncate billing.day, billing.month");
    }

    /** @param firstDay of the month, or the day itself */
    private record Key(
            String customer, LocalDate firstDay, @Nullable String product) {

        Key ofMonth() {
            return new Key(customer, firstDay.withDayOfMonth(1), product);
        }
    }

    private record Sum(
            BigDecimal documents,
            BigDecimal pages,
            BigDecimal credits,
            BigDecimal documentsWithoutCredits,
            BigDecimal pagesWithoutCredits) {

        static Sum of(UsageEntry entry) {
            return new Sum(
                    BigDecimal.valueOf(entry.documents()),
                    BigDecimal.valueOf(entry.pages()),
                    entry.creditsOrZero(),
                    BigDecimal.valueOf(entry.documentsWithoutCredits()),
                    BigDecimal.valueOf(entry.pagesWithoutCredits()));
        }

        Sum plus(Sum other) {
            return new Sum(
                    documents.add(other.documents),
                    pages.add(other.pages),
                    credits.add(other.credits),
                    documentsWithoutCredits.add(other.documentsWithoutCredits),
                    pagesWithoutCredits.add(other.pagesWithoutCredits));
        }
    }
}
