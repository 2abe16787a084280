package io.leporello.usage.deadletter;

import io.leporello.page.Paging;
import io.leporello.schema.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was set aside, as rows: written in the transaction that moves the projection's position past the event. */
public final class DeadLetters {

    private final JdbcClient database;

    /** @param schema the migrated tables */
    public DeadLetters(JdbcTemplate database, Schema schema) {
        this.database = JdbcClient.create(database);
    }

    /** Setting the same aside again tells the newest reason. */
    public void put(DeadLetter letter) {
        database.sql("""
                insert into usage.dead_letter (projection, position, stream, customer, type, reason, set_aside_at)
                values (:projection, :position, :stream, :customer, :type, :reason, :at)
                on conflict (projection, position) do update set reason = excluded.reason
                """)
                .param("projection", letter.projection())
                .param("position", letter.position())
                .param("stream", letter.stream())
                .param("customer", letter.customer())
                .param("type", letter.type())
                .param("reason", letter.reason())
                .param("at", letter.setAsideAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void remove(DeadLetter letter) {
        database.sql("delete from usage.dead_letter where projection = ? and position = ?")
                .params(letter.projection(), letter.position())
                .update();
    }

    /** Whose later events a projection has to set aside too. */
    public Set<String> streams(String projection) {
        return database
                .sql("select stream from usage.dead_letter where projection = ?")
                .param(projection)
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    public long count(String projection) {
        return database.sql("select count(*) from usage.dead_letter where projection = ?")
                .param(projection)
                .query(Long.class)
                .single();
    }

    public Optional<DeadLetter> find(String projection, long position) {
        return database.sql("select * from usage.dead_letter where projection = ? and position = ?")
                .params(projection, position)
                .query((row, number) -> letter(row))
                .optional();
    }

    /** All that were set aside of the letter's stream, in order. */
    public List<DeadLetter> streamOf(DeadLetter letter) {
        return database.sql("select * from usage.dead_letter where projection = ? and stream = ? order by position")
                .params(letter.projection(), letter.stream())
                .query((row, number) -> letter(row))
                .list();
    }

    /** Of every projection, by position. */
    public DeadLetterPage list(Paging paging) {
        var letters = database.sql("""
                select * from usage.dead_letter where (position, projection) > (:position, :projection)
                 order by position, projection limit :rows
                """)
                .param("position", after(paging).position())
                .param("projection", after(paging).projection())
                .param("rows", paging.rows())
                .query((row, number) -> letter(row))
                .list();
        return paging.cut(letters, letter -> letter.position() + "_" + letter.projection(), DeadLetterPage::new);
    }

    private record After(long position, String projection) {}

    private static After after(Paging paging) {
        var text = paging.after();
        if (text == null) return new After(0, "");
        if (!text.matches("\\d{1,18}_.*")) throw Paging.foreign(text);
        var end = text.indexOf('_');
        return new After(Long.parseLong(text.substring(0, end)), text.substring(end + 1));
    }

    /**
     * Whether what a projection holds about a customer is all there is up to a position.
     *
     * @return the first position that is missing; nothing when none is
     */
    public Optional<Long> firstMissing(String projection, String customer, long position) {
        return database.sql("""
                select position from usage.dead_letter
                 where projection = :projection and (customer = :customer or customer is null) and position <= :position
                 order by position limit 1
                """)
                .param("projection", projection)
                .param("customer", customer)
                .param("position", position)
                .query(Long.class)
                .optional();
    }

    /** Whose events are missing in a projection; nothing stands for what may concern every customer. */
    public Set<Optional<String>> concerned(String projection) {
        return Set.copyOf(database.sql("select distinct customer from usage.dead_letter where projection = ?")
                .param(projection)
                .query((row, number) -> Optional.ofNullable(row.getString("customer")))
                .list());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("projection"),
                row.getLong("position"),
                row.getString("stream"),
                row.getString("customer"),
                row.getString("type"),
                row.getString("reason"),
                row.getObject("set_aside_at", OffsetDateTime.class).toInstant());
    }
}
