package io.leporello.gateway.runtime.postgres;

import io.leporello.gateway.usage.RejectedUsage.Rejected;
import io.leporello.gateway.usage.RejectedUsageLog;
import io.leporello.schema.Schema;
import io.leporello.usage.intake.Rejection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rejected usage as rows of the gateway's own schema, those of all processes together. */
@Component
final class RejectedUsageTable implements RejectedUsageLog {

    private final JdbcClient database;

    RejectedUsageTable(JdbcClient database, @Qualifier("gatewaySchema") Schema schema) {
        this.database = database;
    }

    @Override
    public void keep(List<Rejected> rejected, int most) {
        rejected.forEach(this::keep);
        database.sql("""
                delete from gateway.rejected_usage
                 where number not in (select number from gateway.rejected_usage order by number desc limit :most)
                """).param("most", most).update();
    }

    private void keep(Rejected rejected) {
        var rejection = rejected.rejection();
        database.sql("""
                insert into gateway.rejected_usage (at, actor, place, source, id, code, detail)
                values (:at, :actor, :place, :source, :id, :code, :detail)
                """)
                .param("at", rejected.at().atOffset(ZoneOffset.UTC))
                .param("actor", rejected.actor())
                .param("place", rejection.index())
                .param("source", storable(rejection.source()))
                .param("id", storable(rejection.id()))
                .param("code", rejection.code())
                .param("detail", storable(rejection.detail()))
                .update();
    }

    /** PostgreSQL has no character zero in its texts, a sender's may hold one. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }

    @Override
    public List<Rejected> newest() {
        return database.sql("select * from gateway.rejected_usage order by number desc")
                .query(RejectedUsageTable::read)
                .list();
    }

    private static Rejected read(ResultSet row, int number) throws SQLException {
        var rejection = new Rejection(
                row.getLong("place"),
                row.getString("source"),
                row.getString("id"),
                row.getString("code"),
                row.getString("detail"));
        return new Rejected(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("actor"), rejection);
    }
}
