package io.leporello.billing.totals;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import io.leporello.billing.pricebook.PriceBook;
import io.leporello.projection.FreshTables;
import io.leporello.schema.Columns;
import io.leporello.usage.entry.FoldHeadStart;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sums all entries up inside PostgreSQL: ranges of their table in parallel, each into parts that are nobody's business yet, and
 * then the parts into the fresh tables. Nothing but the sums leaves the database.
 */
@Component
final class TotalsHeadStart implements FoldHeadStart {

    private static final int WORKERS = 2;

    /** Of 8 kB, with some forty entries each. */
    private static final long RANGE_PAGES = 5_000;

    /** Grouping in memory what a range may hold; the server's own setting is for short questions. */
    private static final String MEMORY = "select set_config('work_mem', '64MB', true)";

    private static final String PAGES =
            "select pg_relation_size('usage.entry') / current_setting('block_size')::bigint";

    /** Not logged: should the server crash, the rebuild begins anew. */
    private static final String PARTS = """
            create unlogged table %s (
                customer text collate "C", slot timestamptz, "user" text collate "C", product text collate "C",
                documents numeric, pages numeric, credits numeric,
                documents_without_credits numeric, pages_without_credits numeric, position bigint)
            """;

    private static final String FOLD = """
            insert into %s
            select customer, date_bin('15 minutes', used_at, timestamptz '0001-01-01 00:00:00Z'), "user", product,
                   sum(documents), sum(pages), coalesce(sum(credits), 0),
                   coalesce(sum(documents) filter (where credits is null), 0),
                   coalesce(sum(pages) filter (where credits is null), 0),
                   max(position)
              from usage.entry
             where ctid >= '(%d,0)'::tid and ctid < '(%d,0)'::tid and position <= %d
             group by 1, 2, 3, 4
            """;

    private static final String TOTALS = """
            insert into %s (customer, slot, "user", product, documents, pages, credits,
                            documents_without_credits, pages_without_credits)
            select customer, slot, "user", product, sum(documents), sum(pages), sum(credits),
                   sum(documents_without_credits), sum(pages_without_credits)
              from %s where mod((extract(epoch from slot) / 900)::bigint, %d) in (%d, %d)
             group by 1, 2, 3, 4
            """;

    private static final String TOUCHED = """
            insert into %s (customer, day, position)
            select customer, (slot at time zone 'UTC')::date, max(position) from %s group by 1, 2
            """;

    private static final String DAYS = """
            insert into %s (customer, day, product, documents, pages, credits,
                            documents_without_credits, pages_without_credits)
            select customer, day, product, sum(documents), sum(pages), sum(credits),
                   sum(documents_without_credits), sum(pages_without_credits)
              from %s
              join (select start::timestamptz as slot, day::date as day
                      from unnest(?::text[], ?::text[]) as given (start, day)) as place using (slot)
             where customer = any (?)
             group by 1, 2, 3
            """;

    private static final String MONTHS = """
            insert into %s (customer, month, product, documents, pages, credits,
                            documents_without_credits, pages_without_credits)
            select customer, date_trunc('month', day::timestamp)::date, product, sum(documents), sum(pages), sum(credits),
                   sum(documents_without_credits), sum(pages_without_credits)
              from %s group by 1, 2, 3
            """;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final PriceBook priceBook;

    TotalsHeadStart(JdbcTemplate database, PlatformTransactionManager transactions, PriceBook priceBook) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.priceBook = priceBook;
    }

    /** What is written meanwhile has positions behind {@code upTo}. */
    @Override
    public void fold(FreshTables fresh, long upTo, LongConsumer done) {
        var parts = fresh.schema() + ".part";
        database.execute(PARTS.formatted(parts));
        foldRanges(parts, upTo, done);
        var totals = fresh.placeOf("billing.total");
        inParallel(worker -> work(TOTALS.formatted(totals, parts, WORKERS, worker, worker - WORKERS)));
        work(TOUCHED.formatted(fresh.placeOf("billing.touched"), parts));
        database.execute("drop table " + parts);
        var days = fresh.placeOf("billing.day");
        cutDays(days, totals);
        work(MONTHS.formatted(fresh.placeOf("billing.month"), days));
    }

    private void foldRanges(String parts, long upTo, LongConsumer done) {
        var pages = requireNonNull(database.queryForObject(PAGES, Long.class));
        var next = new AtomicLong();
        var folded = new AtomicLong();
        inParallel(worker -> {
            for (var from = next.getAndAdd(RANGE_PAGES); from < pages; from = next.getAndAdd(RANGE_PAGES)) {
                var to = Math.min(from + RANGE_PAGES, pages);
                work(FOLD.formatted(parts, from, to, upTo));
                done.accept(upTo * folded.addAndGet(to - from) / pages);
            }
        });
    }

    private void work(String sql) {
        transaction.executeWithoutResult(status -> {
            database.queryForObject(MEMORY, String.class);
            database.update(sql);
        });
    }

    private interface Work {
        void by(int worker);
    }

    /** Returns when all have ended, also when one failed, so that nobody writes into tables that were given up. */
    private static void inParallel(Work work) {
        var threads = Executors.newFixedThreadPool(WORKERS);
        try {
            var running = IntStream.range(0, WORKERS)
                    .mapToObj(worker -> CompletableFuture.runAsync(() -> work.by(worker), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
        } finally {
            threads.shutdown();
        }
    }

    /**
     * Cuts the sums into days as Java knows the zones, because that is how single entries are cut. Where a customer moves later
     * than the position, its days are cut again when that is read.
     */
    private void cutDays(String days, String totals) {
        var customers = database.queryForList("select distinct customer from " + totals, String.class);
        var slots = database.query(
                "select distinct slot from " + totals,
                (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant());
        var zones = priceBook.zones(customers);
        var ofZone = customers.stream().collect(groupingBy(customer -> zones.getOrDefault(customer, DayFold.NO_ZONE)));
        ofZone.forEach((zone, ofIt) -> cutDays(DAYS.formatted(days, totals), slots, zone, ofIt));
    }

    private void cutDays(String sql, List<Instant> slots, ZoneId zone, List<String> customers) {
        transaction.executeWithoutResult(status -> {
            database.queryForObject(MEMORY, String.class);
            database.update(sql, statement -> {
                var places = new Columns<>(statement.getConnection(), slots);
                statement.setArray(1, places.instants(slot -> slot));
                statement.setArray(
                        2, places.texts(slot -> DayFold.dayOf(slot, zone).toString()));
                statement.setArray(3, new Columns<>(statement.getConnection(), customers).texts(customer -> customer));
            });
        });
    }
}
