package io.leporello.billing.totals;

import io.leporello.account.creditschedule.CreditRates;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads the sums. Instants are beginnings of days or hours of some time zone, which are beginnings of slots too. Usage that
 * says no credits is summed up apart, by product and version of the credit schedule, and counted by its rates.
 */
@Component
public final class Totals {

    /** The arrays stand in queries of their own, or the text they come as would be read again for every row. */
    private static final String SUMS = """
            select width_bucket(slot, (select ?::timestamptz[])) - 1 as bucket,
                   %s as key,
                   width_bucket(slot, (select ?::timestamptz[])) as started,
                   product,
                   sum(documents) as documents,
                   sum(pages) as pages,
                   sum(credits) as credits,
                   sum(documents_without_credits) as documents_without_credits,
                   sum(pages_without_credits) as pages_without_credits
              from billing.total
             where customer = ? and slot >= ? and slot < ? %s
             group by 1, 2, 3, 4
             order by 1, 2
            """;

    private final JdbcTemplate database;

    Totals(JdbcTemplate database) {
        this.database = database;
    }

    /** What was used from one instant up to, and without, another. */
    public Usage sum(String customer, Instant from, Instant to, CreditRates rates) {
        return spans(customer, List.of(from), to, rates).get(0);
    }

    /**
     * What was used in spans that follow each other.
     *
     * @param starts of the spans, ascending
     * @param end    of the last one
     * @return one for each span
     */
    public List<Usage> spans(String customer, List<Instant> starts, Instant end, CreditRates rates) {
        var usages = new ArrayList<>(Collections.nCopies(starts.size(), Usage.NONE));
        series(customer, starts, end, null, null, rates).forEach(sum -> usages.set(sum.bucket(), sum.usage()));
        return usages;
    }

    /**
     * The same by bucket, without those in which nothing was used.
     *
     * @param starts of the buckets, ascending
     * @param end    of the last one
     * @param by     {@code user} or {@code product}; null for all together
     * @param onlyOf only what these used; null for all
     */
    public List<BucketSum> series(
            String customer,
            List<Instant> starts,
            Instant end,
            @Nullable String by,
            @Nullable List<String> onlyOf,
            CreditRates rates) {
        var arguments = new ArrayList<Object>(
                List.of(texts(starts), texts(rates.starts()), customer, utc(starts.get(0)), utc(end)));
        if (onlyOf != null) arguments.add(onlyOf.toArray(String[]::new));
        var sums = new LinkedHashMap<Key, Usage>();
        database.query(
                SUMS.formatted(
                        by == null ? "null::text" : '"' + by + '"', onlyOf == null ? "" : "and \"user\" = any (?)"),
                row -> {
                    sums.merge(new Key(row.getInt("bucket"), row.getString("key")), usage(row, rates), Usage::plus);
                },
                arguments.toArray());
        return sums.entrySet().stream()
                .map(sum -> new BucketSum(sum.getKey().bucket(), sum.getKey().key(), sum.getValue()))
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** As text, which PostgreSQL reads exactly. */
    private static String[] texts(List<Instant> instants) {
        return instants.stream().map(Instant::toString).toArray(String[]::new);
    }

    private static Usage usage(ResultSet row, CreditRates rates) throws SQLException {
        var bySchedule = rates.creditsOf(
                row.getInt("started"),
                row.getString("product"),
                Quantity.of(row.getBigDecimal("documents_without_credits")),
                Quantity.of(row.getBigDecimal("pages_without_credits")));
        return new Usage(
                Quantity.of(row.getBigDecimal("documents")),
                Quantity.of(row.getBigDecimal("pages")),
                Quantity.of(row.getBigDecimal("credits")).plus(bySchedule));
    }

    private record Key(int bucket, @Nullable String key) {}

    /**
     * @param bucket from 0
     * @param key    the user or product; null where none was named, or where all are together
     */
    public record BucketSum(int bucket, @Nullable String key, Usage usage) {}
}
