package io.leporello.gateway.runtime.postgres;

import io.leporello.gateway.security.ReadLog;
import io.leporello.page.Paging;
import io.leporello.schema.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The read log as rows of the gateway's own schema. */
@Component
final class ReadLogTable implements ReadLog {

    private final JdbcClient database;
    private final Clock clock;

    ReadLogTable(JdbcClient database, Clock clock, @Qualifier("gatewaySchema") Schema schema) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public long note(String actor, String call, String parameters, String request) {
        return database.sql("""
                insert into gateway.read_log (actor, call, parameters, request, at)
                values (:actor, :call, :parameters, :request, :at) returning number
                """)
                .param("actor", actor)
                .param("call", call)
                .param("parameters", parameters)
                .param("request", request)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public void answered(long entry, int status) {
        database.sql("update gateway.read_log set status = :status where number = :number")
                .param("status", status)
                .param("number", entry)
                .update();
    }

    @Override
    public ReadPage list(@Nullable String actor, Paging paging) {
        var where = " where number < :before" + (actor == null ? "" : " and actor = :actor");
        var question = database.sql("select * from gateway.read_log" + where + " order by number desc limit :rows")
                .param("before", before(paging.after()))
                .param("rows", paging.rows());
        var reads = (actor == null ? question : question.param("actor", actor.replace("\0", "")))
                .query(ReadLogTable::read)
                .list();
        return paging.cut(reads, read -> Long.toString(read.number()), ReadPage::new);
    }

    private static long before(@Nullable String after) {
        try {
            return after == null ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException noNumber) {
            throw Paging.foreign(after);
        }
    }

    private static Read read(ResultSet row, int number) throws SQLException {
        return new Read(
                row.getLong("number"),
                row.getString("actor"),
                row.getString("call"),
                row.getString("parameters"),
                row.getString("request"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("status", Integer.class));
    }
}
