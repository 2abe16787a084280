package io.leporello.usage.entry;

import static io.leporello.usage.store.LedgerFixture.pages;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.creditschedule.CreditRate;
import io.leporello.account.creditschedule.CreditRates;
import io.leporello.account.creditschedule.ProductCredits;
import io.leporello.account.creditschedule.ScheduleTerms;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.schema.Schema;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.store.LedgerFixture;
import io.leporello.usage.store.Projection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How usage facts become entries that sum up, exactly, to what was known at any position. */
class EntryProjectorIT {

    private static final String CUSTOMER = "kunde";
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

    private static final Instant MIDDLE = Instant.parse("2026-10-16T22:00:00Z");

    private static final CreditRates RATES = new CreditRates(List.of(
            new CreditRates.Since(Instant.parse("1970-01-01T00:00:00Z"), rates("tables", 0, 2, rate(0, 1))),
            new CreditRates.Since(MIDDLE, rates("tables", 0, 0, rate(7, 0)))));

    private LedgerFixture ledger;
    private Projection projection;
    private boolean constraintDropped;
    private @Nullable CountedFacts counted;
    private final RememberingFold fold = new RememberingFold();

    @BeforeEach
    void startProjection() {
        ledger = LedgerFixture.of(EntryProjectorIT.class);
        projection = started(500);
    }

    private Projection started(int batchEvents) {
        return Projection.started(ledger, EntryProjector.GROUP, List.of(projector()), batchEvents);
    }

    private EntryProjector projector() {
        return new EntryProjector(new EntryTable(ledger.database, counted), List.of(fold));
    }

    @AfterEach
    void stop() {
        projection.close();
        if (constraintDropped)
            ledger.database.execute(
                    "truncate usage.event; alter table usage.event add constraint event_once unique (aggregate_id, sequence)");
    }

    @Test
    void entries_do_not_wait_for_the_disk_but_what_comes_after_them_does() {
        var transaction = new TransactionTemplate(
                new JdbcTransactionManager(Objects.requireNonNull(ledger.database.getDataSource())));

        transaction.executeWithoutResult(status -> {
            new EntryTable(ledger.database, counted).insert(List.of());
            assertThat(waitsForTheDisk()).isEqualTo("off");
        });
        assertThat(waitsForTheDisk()).isEqualTo("on");
    }

    private @Nullable String waitsForTheDisk() {
        return ledger.database.queryForObject("show synchronous_commit", String.class);
    }

    @Test
    void recorded_usage_is_one_entry() {
        ledger.record("a", pages(CUSTOMER, 12));
        projection.catchUp();

        assertThat(rows()).containsExactly("1 0 kunde anna ocr 2026-10-03T08:15:30Z 1 12 1.5");
    }

    @Test
    void recorded_usage_that_comes_in_one_run_is_an_entry_each() {
        projection.close();
        ledger.record("a", pages(CUSTOMER, 12));
        ledger.record("b", pages("andere", 13));
        projection = Projection.inRuns(ledger, EntryProjector.GROUP, List.of(projector()));
        projection.catchUp();

        assertThat(rows())
                .containsExactly(
                        "1 0 kunde anna ocr 2026-10-03T08:15:30Z 1 12 1.5",
                        "2 0 andere anna ocr 2026-10-03T08:15:30Z 1 13 1.5");
    }

    @Test
    void an_amendment_takes_back_and_adds_where_each_belongs() {
        var before = pages(CUSTOMER, 12);
        var after = new UsageFact(CUSTOMER, null, "tables", null, before.usedAt(), 2, 13, null);
        ledger.record("a", before);
        ledger.amend("a", before, after);
        projection.catchUp();

        assertThat(rows())
                .containsExactly(
                        "1 0 kunde anna ocr 2026-10-03T08:15:30Z 1 12 1.5",
                        "2 0 kunde anna ocr 2026-10-03T08:15:30Z -1 -12 -1.5",
                        "2 1 kunde null tables 2026-10-03T08:15:30Z 2 13 null");
    }

    @Test
    void a_void_takes_everything_back() {
        ledger.record("a", pages(CUSTOMER, 12));
        ledger.voidIt("a", pages(CUSTOMER, 12));
        projection.catchUp();

        assertThat(sum(2)).isEqualTo(Usage.NONE);
        assertThat(sum(1)).isEqualTo(usage(1, 12, "1.5"));
        assertThat(sum(0)).isEqualTo(Usage.NONE);
    }

    @Test
    void long_decimals_and_late_microseconds_stay_exact() {
        var exact = new BigDecimal("12345678901234.123456789");
        var lastInstant = NOVEMBER.minusNanos(1_000);
        ledger.record("a", new UsageFact(CUSTOMER, null, null, null, lastInstant, 1, 999_999_999_999_999L, exact));
        ledger.record("b", new UsageFact(CUSTOMER, null, null, null, NOVEMBER, 1, 1, exact));
        projection.catchUp();

        assertThat(sum(2)).isEqualTo(usage(1, 999_999_999_999_999L, "12345678901234.123456789"));
    }

    @Test
    void a_fact_that_a_store_let_in_twice_counts_once_in_entries_and_in_folds() {
        projection.close();
        ledgerIsElsewhere();
        projection = started(500);
        ledger.record("a", pages(CUSTOMER, 12));
        projection.catchUp();
        letInAgain(1);
        ledger.record("b", pages(CUSTOMER, 1));
        projection.catchUp();

        assertThat(ledger.head()).isEqualTo(3);
        assertThat(sum(3)).isEqualTo(usage(2, 13, "3"));
        assertThat(fold.positions()).containsExactly(1L, 3L);
    }

    @Test
    void so_it_does_when_both_copies_come_in_one_batch() {
        projection.close();
        ledgerIsElsewhere();
        ledger.record("a", pages(CUSTOMER, 12));
        ledger.amend("a", pages(CUSTOMER, 12), pages(CUSTOMER, 13));
        letInAgain(1);
        letInAgain(2);
        projection = started(500);
        projection.catchUp();

        assertThat(sum(4)).isEqualTo(usage(1, 13, "1.5"));
        assertThat(fold.positions()).containsExactly(1L, 2L, 2L);
        assertThat(fold.pages()).isEqualTo(13);
    }

    @Test
    void what_is_laid_out_already_is_not_counted_again() {
        ledger.record("a", pages(CUSTOMER, 12));
        ledger.amend("a", pages(CUSTOMER, 12), pages(CUSTOMER, 13));
        projection.catchUp();
        projection.close();
        ledger.database.update("delete from usage.token");
        ledger.record("b", pages(CUSTOMER, 1));
        projection = started(500);
        projection.catchUp();

        assertThat(sum(3)).isEqualTo(usage(2, 14, "3"));
        assertThat(fold.positions()).containsExactly(1L, 2L, 2L, 3L);
    }

    private void ledgerIsElsewhere() {
        counted = new CountedFacts(ledger.database, new Schema("usage"));
    }

    /** As Axon Server does after a restart when it is not told to look at every segment. */
    private void letInAgain(long position) {
        constraintDropped = true;
        ledger.database.execute("alter table usage.event drop constraint if exists event_once");
        ledger.database.update("""
                insert into usage.event
                select (select max(position) + 1 from usage.event), aggregate_id, sequence, aggregate_type, type,
                       revision, customer, recorded_at, payload, metadata
                  from usage.event where position = ?
                """, position);
    }

    @ParameterizedTest(name = "seed {0}, batches of {1}")
    @CsvSource({"1, 1", "2, 7", "20261003, 500"})
    void sums_at_every_position_are_what_a_fold_in_memory_says(long seed, int batchEvents) {
        projection.close();
        projection = started(batchEvents);
        sumsAreWhatAFoldInMemorySays(writtenAtRandom(seed, 120));
    }

    @Test
    void so_they_are_when_they_come_in_runs_between_corrections() {
        projection.close();
        var known = writtenAtRandom(7, 300);
        projection = Projection.inRuns(ledger, EntryProjector.GROUP, List.of(projector()));
        sumsAreWhatAFoldInMemorySays(known);
    }

    private void sumsAreWhatAFoldInMemorySays(List<Usage> known) {
        projection.catchUp();
        for (var position = 0; position <= ledger.head(); position++)
            assertThat(sum(position)).as("position " + position).isEqualTo(known.get(position));
        assertThat(fold.pages()).isEqualTo(pagesOfAll());
        assertThat(sums(List.of(OCTOBER, MIDDLE.plusSeconds(1), NOVEMBER.minusSeconds(1)), ledger.head()).stream()
                        .reduce(Usage.NONE, Usage::plus))
                .isEqualTo(known.get((int) ledger.head()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5})
    void what_is_rebuilt_is_the_same_row_by_row(long seed) {
        writtenAtRandom(seed, 80);
        projection.catchUp();
        var before = rows();
        var folded = List.copyOf(fold.entries);

        projection.rebuild();

        assertThat(rows()).isEqualTo(before).hasSizeGreaterThan(80);
        assertThat(fold.entries).containsExactlyElementsOf(folded);
    }

    /** @return what the customer used in October as known at each position, from 0 on */
    private List<Usage> writtenAtRandom(long seed, int events) {
        var random = new Random(seed);
        Map<String, UsageFact> current = new HashMap<>();
        var open = new ArrayList<String>();
        var known = new ArrayList<>(List.of(Usage.NONE));
        for (var number = 0; number < events; number++) {
            var what = open.isEmpty() ? 0 : random.nextInt(4);
            if (what < 2) {
                var id = "e-" + number;
                current.put(id, fact(random));
                open.add(id);
                ledger.record(id, current.get(id));
            } else {
                var id = open.get(random.nextInt(open.size()));
                correct(id, current, what == 2, random);
                if (what == 3) open.remove(id);
            }
            known.add(october(current));
        }
        return known;
    }

    private void correct(String id, Map<String, UsageFact> current, boolean amend, Random random) {
        var before = Objects.requireNonNull(current.get(id));
        if (amend) {
            var after = new UsageFact(
                    before.customer(), null, "tables", null, before.usedAt(), 1, random.nextInt(100), credits(random));
            ledger.amend(id, before, after);
            current.put(id, after);
        } else {
            ledger.voidIt(id, before);
            current.remove(id);
        }
    }

    /** Of two customers, in October or at its very edges. */
    private static UsageFact fact(Random random) {
        var edges = List.of(OCTOBER.minusNanos(1_000), OCTOBER, NOVEMBER.minusNanos(1_000), NOVEMBER);
        var usedAt = random.nextInt(3) == 0
                ? edges.get(random.nextInt(edges.size()))
                : OCTOBER.plusSeconds(random.nextInt(31 * 86_400));
        return new UsageFact(
                random.nextInt(4) == 0 ? "andere" : CUSTOMER,
                random.nextBoolean() ? "anna" : null,
                "ocr",
                null,
                usedAt,
                1,
                random.nextInt(100),
                credits(random));
    }

    private static @Nullable BigDecimal credits(Random random) {
        return random.nextBoolean() ? null : BigDecimal.valueOf(random.nextLong(10_000_000), 9);
    }

    private static Usage october(Map<String, UsageFact> facts) {
        return facts.values().stream()
                .filter(fact -> fact.customer().equals(CUSTOMER))
                .filter(fact ->
                        !fact.usedAt().isBefore(OCTOBER) && fact.usedAt().isBefore(NOVEMBER))
                .map(fact -> new Usage(Quantity.of(fact.documents()), Quantity.of(fact.pages()), credits(fact)))
                .reduce(Usage.NONE, Usage::plus);
    }

    /** By the page in the first half of the month, then by the document; tables count otherwise. */
    private static Quantity credits(UsageFact fact) {
        if (fact.credits() != null) return Quantity.of(fact.credits());
        var tables = "tables".equals(fact.product());
        if (fact.usedAt().isBefore(MIDDLE)) return Quantity.of(tables ? 2 * fact.pages() : fact.pages());
        return Quantity.of(tables ? 0 : 7 * fact.documents());
    }

    private Usage sum(long upTo) {
        return sums(List.of(OCTOBER), upTo).get(0);
    }

    private List<Usage> sums(List<Instant> starts, long upTo) {
        return new EntryQueries(ledger.database)
                .handle(new SumEntries(CUSTOMER, starts, NOVEMBER, upTo, RATES))
                .usages();
    }

    private static ScheduleTerms rates(String product, long perDocument, long perPage, CreditRate otherwise) {
        var rate = rate(perDocument, perPage);
        return new ScheduleTerms(List.of(new ProductCredits(product, rate.perDocument(), rate.perPage())), otherwise);
    }

    private static CreditRate rate(long perDocument, long perPage) {
        return new CreditRate(BigDecimal.valueOf(perDocument), BigDecimal.valueOf(perPage));
    }

    private static Usage usage(long documents, long pages, String credits) {
        return new Usage(Quantity.of(documents), Quantity.of(pages), Quantity.of(credits));
    }

    private long pagesOfAll() {
        return Objects.requireNonNull(
                ledger.database.queryForObject("select coalesce(sum(pages), 0) from usage.entry", Long.class));
    }

    private List<String> rows() {
        return ledger.database.query(
                "select * from usage.entry order by position, part",
                (row, number) -> String.join(
                        " ",
                        row.getString("position"),
                        row.getString("part"),
                        row.getString("customer"),
                        row.getString("user"),
                        row.getString("product"),
                        row.getTimestamp("used_at").toInstant().toString(),
                        row.getString("documents"),
                        row.getString("pages"),
                        row.getString("credits")));
    }

    private static final class RememberingFold implements EntryFold {
        private final List<UsageEntry> entries = new ArrayList<>();

        @Override
        public void add(List<UsageEntry> added) {
            entries.addAll(added);
        }

        @Override
        public void reset() {
            entries.clear();
        }

        List<Long> positions() {
            return entries.stream()
                    .sorted(Comparator.comparingLong(UsageEntry::position))
                    .map(UsageEntry::position)
                    .toList();
        }

        long pages() {
            return entries.stream().mapToLong(UsageEntry::pages).sum();
        }
    }
}
