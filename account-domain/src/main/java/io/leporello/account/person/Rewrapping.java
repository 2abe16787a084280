package io.leporello.account.person;

import java.util.List;
import javax.crypto.SecretKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Seals the keys of all persons anew, in the transaction of the caller. What they seal is not touched. */
record Rewrapping(JdbcClient database, SecretKey before, SecretKey after, Seal seal) {

    private static final int ROWS_AT_ONCE = 10_000;

    private record Wrapped(String userId, String text) {}

    /** How many there were. */
    long all() {
        var persons = 0L;
        for (var rows = behind(""); !rows.isEmpty(); rows = behind(last(rows))) {
            store(rows.parallelStream().map(this::anew).toList());
            persons += rows.size();
        }
        return persons;
    }

    private List<Wrapped> behind(String userId) {
        return database.sql("""
                select user_id, wrapped from account.person_key
                 where user_id > :after order by user_id limit :rows for update
                """)
                .param("after", userId)
                .param("rows", ROWS_AT_ONCE)
                .query((row, number) -> new Wrapped(row.getString("user_id"), row.getString("wrapped")))
                .list();
    }

    private static String last(List<Wrapped> rows) {
        return rows.get(rows.size() - 1).userId;
    }

    private Wrapped anew(Wrapped row) {
        return new Wrapped(row.userId, seal.seal(after, row.userId, Seal.open(before, row.userId, row.text)));
    }

    private void store(List<Wrapped> rows) {
        database.sql("""
                update account.person_key set wrapped = fresh.wrapped
                  from unnest(:users, :wrapped) as fresh (user_id, wrapped)
                 where person_key.user_id = fresh.user_id
                """)
                .param("users", texts(rows.stream().map(Wrapped::userId).toArray()))
                .param("wrapped", texts(rows.stream().map(Wrapped::text).toArray()))
                .update();
    }

    private static SqlArrayValue texts(Object... texts) {
        return new SqlArrayValue("text", texts);
    }
}
