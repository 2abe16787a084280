package io.leporello.billing.totals;

import static java.util.Objects.requireNonNull;

import io.leporello.account.creditschedule.CreditRates;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads the sums of whole days and months, of many customers at once, each in its own zone. */
@Component
public final class Days {

    /** Days are days whatever the zone; where the credit schedule changes between them is told in this one. */
    public static final ZoneId ZONE = ZoneOffset.UTC;

    private static final String SUMS = """
            select %s as date,
                   %s as key,
                   %s as started,
                   %s as product,
                   sum(documents) as documents,
                   sum(pages) as pages,
                   sum(credits) as credits,
                   %s as documents_without_credits,
                   %s as pages_without_credits
              from (%s) as piece
             %s
             group by 1, 2, 3, 4
            """;

    private static final String ADDED = """
            select :span, customer, product, documents, pages, credits, documents_without_credits, pages_without_credits
              from billing.:span where :span >= ? and :span < ?
            """;

    private static final String TAKEN_AWAY = """
            select :span, customer, product, -documents, -pages, -credits, -documents_without_credits, -pages_without_credits
              from billing.:span where :span >= ? and :span < ?
            """;

    /** The array stands in a query of its own, or the text it comes as would be read again for every row. */
    private static final String STARTED =
            "width_bucket(day::timestamp at time zone 'UTC', (select '{%s}'::timestamptz[]))";

    private static final String LAST_USE = """
            select asked.customer, last.slot from unnest(?::text[]) as asked (customer)
              join lateral (select slot from billing.total where total.customer = asked.customer
                             order by slot desc limit 1) as last on true
            """;

    private final JdbcTemplate database;

    Days(JdbcTemplate database) {
        this.database = database;
    }

    /** How finely sums are cut over time: not at all, by months where there are only whole ones and otherwise by days, by days. */
    public enum Grain {
        WHOLE,
        MONTH,
        DAY
    }

    /** What else sums are cut by. */
    public enum Cut {
        CUSTOMER,
        PRODUCT
    }

    /**
     * @param day the day, or the first one of the month; null unless cut over time
     * @param key the customer or product; null where none was named, or it is not cut by one
     */
    public record DaySum(@Nullable LocalDate day, @Nullable String key, Usage usage) {}

    /**
     * Sums in no order, only of what there is.
     *
     * @param customers null for all
     * @param product   empty for usage that names none; null for all
     * @param to        the first day that no longer counts
     * @param key       customer or product; null for all together
     * @param rates     of the credit schedule, in {@link #ZONE}
     */
    public List<DaySum> sums(
            @Nullable Collection<String> customers,
            @Nullable String product,
            LocalDate from,
            LocalDate to,
            Grain grain,
            @Nullable Cut key,
            CreditRates rates) {
        var pieces = pieces(from, to, grain, rates);
        var arguments = new ArrayList<Object>();
        pieces.forEach(piece -> arguments.addAll(List.of(piece.from, piece.to)));
        if (customers != null) arguments.add(customers.toArray(String[]::new));
        if (product != null) arguments.add(product);
        var sums = new LinkedHashMap<Key, Usage>();
        database.query(
                question(pieces, chosen(customers, product), from, to, grain, key, rates),
                row -> {
                    sums.merge(
                            new Key(row.getObject("date", LocalDate.class), row.getString("key")),
                            usage(row, rates),
                            Usage::plus);
                },
                arguments.toArray());
        return sums.entrySet().stream()
                // Days that are taken away again from a month may leave nothing.
                .filter(sum -> pieces.size() == 1 || !sum.getValue().equals(Usage.NONE))
                .map(sum -> new DaySum(sum.getKey().day(), sum.getKey().key(), sum.getValue()))
                .toList();
    }

    /**
     * Rows that are read, and added up or taken away.
     *
     * @param span the table and its column, {@code day} or {@code month}
     */
    private record Piece(String sql, String span, LocalDate from, LocalDate to) {

        String question() {
            return sql.replace(":span", span);
        }
    }

    /**
     * Whole months are read as such, unless what the credit schedule counts changes between the days. What is not cut over time
     * is read from the nearest whole months and the days that are missing at its ends, or too many:
     *
     * <pre>
     * asked        |------------------------------------|
     * months  |------------------|------------------|
     * days    -----|                                ++++|
     * </pre>
     */
    private static List<Piece> pieces(LocalDate from, LocalDate to, Grain grain, CreditRates rates) {
        var steady = startedBy(to.minusDays(1), rates) == startedBy(from, rates);
        var first = nearestMonth(from);
        var end = nearestMonth(to);
        if (grain == Grain.MONTH && steady && first.equals(from) && end.equals(to))
            return List.of(new Piece(ADDED, "month", from, to));
        if (grain != Grain.WHOLE || !steady || !first.isBefore(end)) return List.of(new Piece(ADDED, "day", from, to));
        return Stream.of(
                        new Piece(ADDED, "month", first, end),
                        new Piece(ADDED, "day", from, first),
                        new Piece(TAKEN_AWAY, "day", first, from),
                        new Piece(ADDED, "day", end, to),
                        new Piece(TAKEN_AWAY, "day", to, end))
                .filter(piece -> piece.from.isBefore(piece.to))
                .toList();
    }

    /** The first day of the month that begins nearest to a day. */
    private static LocalDate nearestMonth(LocalDate day) {
        var first = day.withDayOfMonth(1);
        return 2 * day.getDayOfMonth() > day.lengthOfMonth() + 1 ? first.plusMonths(1) : first;
    }

    /**
     * Nothing is told apart by product or by version of the schedule that need not be, because numbers are added up more slowly
     * for each of them.
     */
    private static String question(
            List<Piece> pieces,
            String chosen,
            LocalDate from,
            LocalDate to,
            Grain grain,
            @Nullable Cut key,
            CreditRates rates) {
        var known = startedBy(from, rates);
        var steady = startedBy(to.minusDays(1), rates) == known;
        // Before the first version of the schedule what says no credits counts for none.
        var uncounted = steady && known == 0;
        return SUMS.formatted(
                grain == Grain.WHOLE ? "null::date" : pieces.get(0).span,
                key == null ? "null::text" : key.name().toLowerCase(Locale.ROOT),
                steady ? String.valueOf(known) + "::int" : started(rates),
                uncounted ? "null::text" : "product",
                uncounted ? "0" : "sum(documents_without_credits)",
                uncounted ? "0" : "sum(pages_without_credits)",
                pieces.stream().map(Piece::question).collect(Collectors.joining(" union all ")),
                chosen);
    }

    private static String chosen(@Nullable Collection<String> customers, @Nullable String product) {
        var conditions = new ArrayList<String>();
        if (customers != null) conditions.add("customer = any (?)");
        if (product != null) conditions.add("product is not distinct from nullif(?, '')");
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    /** How many versions of the schedule had begun when a day began. */
    private static long startedBy(LocalDate day, CreditRates rates) {
        var start = day.atStartOfDay(ZONE).toInstant();
        return rates.starts().stream().filter(began -> !began.isAfter(start)).count();
    }

    private static String started(CreditRates rates) {
        return STARTED.formatted(rates.starts().stream().map(Instant::toString).collect(Collectors.joining(",")));
    }

    /**
     * What one customer used in spans of its days that follow each other.
     *
     * @param starts the first days of the spans, ascending
     * @param end    the first day behind the last one
     * @param rates  of the credit schedule, in {@link #ZONE}
     * @return one for each span
     */
    public List<Usage> spans(String customer, List<LocalDate> starts, LocalDate end, CreditRates rates) {
        var ofDays = new TreeMap<LocalDate, Usage>();
        for (var sum : sums(List.of(customer), null, starts.get(0), end, Grain.DAY, null, rates))
            ofDays.put(requireNonNull(sum.day()), sum.usage());
        var usages = new ArrayList<Usage>();
        for (var index = 0; index < starts.size(); index++) {
            var to = index + 1 < starts.size() ? starts.get(index + 1) : end;
            usages.add(ofDays.subMap(starts.get(index), to).values().stream().reduce(Usage.NONE, Usage::plus));
        }
        return usages;
    }

    private record Key(@Nullable LocalDate day, @Nullable String key) {}

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
}
