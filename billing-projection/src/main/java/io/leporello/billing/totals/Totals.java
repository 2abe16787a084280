package io.leporello.billing.totals;

import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the sums. Instants are beginnings of days or hours of some time zone, which are beginnings of slots too. */
@Component
public final class Totals {

    private static final String SUMS =
            "coalesce(sum(documents), 0) as documents, coalesce(sum(pages), 0) as pages, coalesce(sum(credits), 0) as credits"
                    + " from billing.total where customer = ? and slot >= ? and slot < ?";

    private final JdbcTemplate database;

    Totals(JdbcTemplate database) {
        this.database = database;
    }

    /** What was used from one instant up to, and without, another. */
    public Usage sum(String customer, Instant from, Instant to) {
        return database.queryForObject("select " + SUMS, (row, number) -> usage(row), customer, utc(from), utc(to));
    }

    /**
     * The same, cut at instants.
     *
     * @param starts of the buckets, ascending
     * @param end    of the last one
     * @param by     {@code user} or {@code product}; null for all together
     * @param onlyOf only what these used; null for all
     */
    public List<BucketSum> series(
            String customer, List<Instant> starts, Instant end, @Nullable String by, @Nullable List<String> onlyOf) {
        var key = by == null ? "null::text" : '"' + by + '"';
        var cuts = starts.stream().map(start -> utc(start).toString()).toArray(String[]::new);
        var arguments = new ArrayList<Object>(List.of(cuts, customer, utc(starts.get(0)), utc(end)));
        if (onlyOf != null) arguments.add(onlyOf.toArray(String[]::new));
        return database.query(
                "select width_bucket(slot, ?::timestamptz[]) - 1 as bucket, " + key + " as key, " + SUMS
                        + (onlyOf == null ? "" : " and \"user\" = any (?)") + " group by 1, 2 order by 1, 2",
                (row, number) -> new BucketSum(row.getInt("bucket"), row.getString("key"), usage(row)),
                arguments.toArray());
    }

    private static java.time.OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(
                Quantity.of(row.getBigDecimal("documents")),
                Quantity.of(row.getBigDecimal("pages")),
                Quantity.of(row.getBigDecimal("credits")));
    }

    /**
     * @param bucket from 0
     * @param key    the user or product; null where none was named, or where all are together
     */
    public record BucketSum(int bucket, @Nullable String key, Usage usage) {}
}
