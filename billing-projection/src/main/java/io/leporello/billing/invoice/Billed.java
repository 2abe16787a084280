package io.leporello.billing.invoice;

import io.leporello.billing.statement.BilledPeriod;
import io.leporello.billing.statement.BilledPeriods;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out from a customer's documents what was billed for each month. */
@Component
final class Billed implements BilledPeriods {

    /** What each document says about each month: an invoice about its own, every adjustment about the month it adjusts. */
    private static final String SAYINGS = """
            with document as (
                select number, kind, period, own, position,
                       (credited_at is null or credited_at > :position)
                           and not (kind = 'INVOICE' and period = :without) as standing
                  from billing.invoice
                 where customer = :customer and currency = :currency and issued_at <= :position
                   and kind <> 'CREDIT_NOTE')
            select period as about, kind = 'INVOICE' as invoice, standing, own as amount, own as cost, position
              from document where kind = 'INVOICE'
             union all
            select line.about, false, document.standing, line.amount,
                   case when line.about <> document.period or document.kind <> 'INVOICE' then line.cost end,
                   document.position
              from document join billing.invoice_line line on line.number = document.number and line.cost is not null
             order by position
            """;

    private final JdbcClient database;

    Billed(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<BilledPeriod> of(String customer, String currency, long position, @Nullable YearMonth without) {
        var sayings = database.sql(SAYINGS)
                .param("customer", customer)
                .param("currency", currency)
                .param("position", position)
                .param("without", without == null ? "" : without.toString())
                .query(Billed::saying)
                .list();
        var months = new TreeMap<YearMonth, BilledPeriod>();
        for (var saying : sayings)
            months.merge(saying.about(), saying.alone(), (before, alone) -> saying.after(before));
        var lastLook = new TreeMap<YearMonth, Long>();
        sayings.stream()
                .filter(saying -> saying.invoice() && saying.standing())
                .forEach(saying -> lastLook.merge(saying.about(), saying.position(), Math::max));
        return months.values().stream().map(month -> looked(month, lastLook)).toList();
    }

    /** A later month's invoice looked at this month too, even when it found nothing to adjust. */
    private static BilledPeriod looked(BilledPeriod month, NavigableMap<YearMonth, Long> lastLook) {
        var since = lastLook.tailMap(month.month(), true).values().stream().reduce(month.since(), Math::max);
        return new BilledPeriod(month.month(), month.standing(), month.billed(), month.cost(), month.costAt(), since);
    }

    private static Saying saying(ResultSet row, int number) throws SQLException {
        return new Saying(
                YearMonth.parse(row.getString("about")),
                row.getBoolean("invoice"),
                row.getBoolean("standing"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("cost"),
                row.getLong("position"));
    }

    /** @param cost null where the document does not say what the month costs */
    private record Saying(
            YearMonth about,
            boolean invoice,
            boolean standing,
            BigDecimal amount,
            @Nullable BigDecimal cost,
            long position) {

        BilledPeriod alone() {
            return after(new BilledPeriod(about, false, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0));
        }

        BilledPeriod after(BilledPeriod before) {
            return new BilledPeriod(
                    about,
                    before.standing() || (invoice && standing),
                    standing ? before.billed().add(amount) : before.billed(),
                    cost == null ? before.cost() : cost,
                    cost == null ? before.costAt() : position,
                    standing ? position : before.since());
        }
    }
}
