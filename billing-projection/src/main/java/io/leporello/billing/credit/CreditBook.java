package io.leporello.billing.credit;

import io.leporello.account.creditschedule.CreditRates;
import io.leporello.account.creditschedule.ScheduleTerms;
import io.leporello.event.EventJson;
import io.leporello.measure.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** The credit schedule and the packs that were bought, as they were known at a position. */
@Component
public final class CreditBook {

    /** Earlier than anything that can be used. */
    private static final Instant FROM_EVER = Instant.parse("0001-01-01T00:00:00Z");

    private static final String STANDING = """
            select distinct on (effective_from) effective_from, terms from billing.credit_schedule
             where position <= ? order by effective_from nulls first, position desc
            """;

    private static final String VERSIONS = """
            select version, effective_from, position, terms,
                   exists (select from billing.credit_schedule later
                            where later.effective_from is not distinct from each.effective_from
                              and later.position > each.position) as superseded
              from billing.credit_schedule each where version > ? order by version limit ?
            """;

    private static final String PACKS = """
            select id, credits - given_back as credits, given_back, price - paid_back as price, currency, from_date, expires_on,
                   position
              from billing.credit_pack
              join lateral (select coalesce(sum(returned.credits), 0) as given_back,
                                   coalesce(sum(returned.price), 0) as paid_back
                              from billing.credit_return returned
                             where returned.customer = credit_pack.customer and returned.pack = credit_pack.id
                               and returned.position <= :position) as returned on true
             where customer = :customer and position <= :position order by position
            """;

    private static final String LAST_CHANGE = """
            select greatest(
                (select max(position) from billing.credit_schedule where position <= :position),
                (select max(position) from billing.credit_pack where customer = :customer and position <= :position),
                (select max(position) from billing.credit_return where customer = :customer and position <= :position), 0)
            """;

    private final JdbcClient database;
    private final ObjectMapper json;

    CreditBook(JdbcClient database, EventJson json) {
        this.database = database;
        this.json = json.getObjectMapper();
    }

    /** The schedule along the time of customers whose days begin in a zone. */
    public CreditRates rates(ZoneId zone, long position) {
        return new CreditRates(database.sql(STANDING)
                .params(position)
                .query((row, number) -> new CreditRates.Since(
                        start(row.getObject("effective_from", LocalDate.class), zone), terms(row)))
                .list());
    }

    /** The last position, up to the one given, at which the schedule or the packs of a customer changed; 0 for none. */
    long lastChange(String customer, long position) {
        return database.sql(LAST_CHANGE)
                .param("customer", customer)
                .param("position", position)
                .query(Long.class)
                .single();
    }

    /** The customers that ever bought a pack. */
    public Set<String> holders() {
        return new HashSet<>(database.sql("select distinct customer from billing.credit_pack")
                .query(String.class)
                .list());
    }

    private static Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? FROM_EVER : day.atStartOfDay(zone).toInstant();
    }

    private ScheduleTerms terms(ResultSet row) throws SQLException {
        return json.readValue(row.getString("terms"), ScheduleTerms.class);
    }

    List<CreditScheduleView> versions(long after, int rows) {
        return database.sql(VERSIONS)
                .params(after, rows)
                .query((row, number) -> new CreditScheduleView(
                        row.getInt("version"),
                        row.getObject("effective_from", LocalDate.class),
                        row.getBoolean("superseded"),
                        row.getLong("position"),
                        terms(row)))
                .list();
    }

    /** In the order of purchase. */
    List<Pack> packs(String customer, long position) {
        return database.sql(PACKS)
                .param("customer", customer)
                .param("position", position)
                .query((row, number) -> new Pack(
                        row.getString("id"),
                        Quantity.of(row.getBigDecimal("credits")),
                        Quantity.of(row.getBigDecimal("given_back")),
                        row.getBigDecimal("price"),
                        row.getString("currency"),
                        row.getObject("from_date", LocalDate.class),
                        row.getObject("expires_on", LocalDate.class),
                        row.getLong("position")))
                .list();
    }
}
