package io.leporello.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SharedServerIT {

    @Test
    void each_class_gets_an_empty_database_of_its_own_on_one_server() {
        var mine = TestDatabase.of(SharedServerIT.class);
        var other = TestDatabase.of(EmbeddedPostgresIT.class);
        JdbcClient.create(mine.dataSource()).sql("create table line (n int)").update();

        assertThat(name(mine)).startsWith("sharedserverit_");
        assertThat(name(other)).startsWith("embeddedpostgresit_");
        assertThat(tables(mine)).isEqualTo(1);
        assertThat(tables(other)).isZero();
        assertThat(port(mine)).isEqualTo(port(other));
    }

    private static String name(TestDatabase database) {
        return (String) one(database, "select current_database()");
    }

    private static Object port(TestDatabase database) {
        return one(database, "select current_setting('port')");
    }

    private static int tables(TestDatabase database) {
        return ((Number) one(database, "select count(*) from pg_tables where schemaname = 'public'")).intValue();
    }

    private static Object one(TestDatabase database, String sql) {
        return JdbcClient.create(database.dataSource()).sql(sql).query().singleValue();
    }
}
