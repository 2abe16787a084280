package io.leporello.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.postgres.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every value arrives as it was given, however it looks to the one who reads the text. */
class CopiedRowsIT {

    private static final DataSource DATABASE =
            TestDatabase.of(CopiedRowsIT.class).dataSource();
    private static final String TABLE = "public.copied (number, text, decimal, moment)";

    private static final int MANY = 20_000;

    private final JdbcTemplate database = new JdbcTemplate(DATABASE);

    @BeforeEach
    void createTable() {
        database.execute("drop table if exists copied");
        database.execute(
                "create table copied (number bigint primary key, text text, decimal numeric, moment timestamptz)");
    }

    @Test
    void texts_decimals_moments_and_nothing_come_back_as_they_were() throws SQLException {
        var texts = List.of("", "\\N", "\\.", "a\tb\nc\rd\\", "\\t", "Ärger 漢 𝕊", "null", "'\"{}");
        var moment = Instant.parse("2026-10-03T08:15:30.123456Z");
        copy(rows -> {
            for (var number = 0; number < texts.size(); number++)
                rows.number(number)
                        .value(texts.get(number))
                        .value(new BigDecimal("12345678901234567890.000000001"))
                        .value(moment)
                        .endRow();
            rows.number(Long.MIN_VALUE).value(null).value(null).value(null).endRow();
        });

        assertThat(database.queryForList("select text from copied where number >= 0 order by number", String.class))
                .isEqualTo(texts);
        assertThat(database.queryForList("select distinct decimal from copied where number >= 0", BigDecimal.class))
                .containsExactly(new BigDecimal("12345678901234567890.000000001"));
        assertThat(database.queryForList(
                        "select number from copied where moment = timestamptz '2026-10-03 08:15:30.123456Z'",
                        Long.class))
                .hasSameSizeAs(texts);
        assertThat(database.queryForList(
                        "select number from copied where text is null and decimal is null and moment is null",
                        Long.class))
                .containsExactly(Long.MIN_VALUE);
    }

    /** More than is sent at once, so the first are there before the last is refused. */
    @Test
    void of_rows_that_do_not_fit_none_is_written() {
        assertThatThrownBy(() -> copy(rows -> {
                    for (var number = 0; number < MANY; number++) add(number, rows);
                    add(0, rows);
                }))
                .hasMessageContaining("copied_pkey");

        assertThat(rowsThere()).isZero();
    }

    @Test
    void of_rows_that_are_broken_off_none_is_written_and_the_connection_goes_on() throws SQLException {
        try (var connection = DATABASE.getConnection()) {
            try (var rows = CopiedRows.into(connection, TABLE)) {
                for (var number = 0; number < MANY; number++) add(number, rows);
            }
            try (var rows = CopiedRows.into(connection, TABLE)) {
                add(7, rows);
                rows.end();
            }
        }

        assertThat(rowsThere()).isEqualTo(1);
    }

    @Test
    void more_rows_than_are_sent_at_once_are_all_there() throws SQLException {
        copy(rows -> {
            for (var number = 0; number < MANY; number++) add(number, rows);
        });

        assertThat(rowsThere()).isEqualTo(MANY);
        assertThat(database.queryForObject("select count(distinct text) from copied", Integer.class))
                .isEqualTo(1);
    }

    private static void add(long number, CopiedRows rows) throws SQLException {
        rows.number(number).value("Ärger 漢 𝕊").value(null).value(null).endRow();
    }

    private @Nullable Integer rowsThere() {
        return database.queryForObject("select count(*) from copied", Integer.class);
    }

    private interface Writing {
        void write(CopiedRows rows) throws SQLException;
    }

    private static void copy(Writing writing) throws SQLException {
        try (var connection = DATABASE.getConnection();
                var rows = CopiedRows.into(connection, TABLE)) {
            writing.write(rows);
            rows.end();
        }
    }
}
