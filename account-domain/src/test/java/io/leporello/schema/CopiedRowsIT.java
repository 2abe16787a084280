package io.leporello.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.postgres.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every value arrives as it was given, whatever its bytes look like. */
class CopiedRowsIT {

    private static final DataSource DATABASE =
            TestDatabase.of(CopiedRowsIT.class).dataSource();
    private static final List<String> COLUMNS = List.of("number", "small", "text", "decimal", "moment");

    private static final short SMALL = -7;
    private static final Instant MOMENT = Instant.parse("2026-10-03T08:15:30.123456Z");
    private static final int MANY = 20_000;

    private final JdbcTemplate database = new JdbcTemplate(DATABASE);

    @BeforeEach
    void createTable() {
        database.execute("drop table if exists copied");
        database.execute(
                "create table copied (number bigint primary key, small smallint, text text, decimal numeric, moment timestamptz)");
    }

    @Test
    void texts_come_back_as_they_were() throws SQLException {
        var texts =
                List.of("", "\\N", "\\.", "a\tb\nc\rd\\", "\\t", "Ärger 漢 𝕊", "null", "'\"{}", "long ".repeat(MANY));
        copy(rows -> {
            for (var number = 0; number < texts.size(); number++) add(number, texts.get(number), MOMENT, rows);
        });

        assertThat(database.queryForList("select text from copied order by number", String.class))
                .isEqualTo(texts);
    }

    @Test
    void numbers_come_back_as_they_were() throws SQLException {
        copy(rows -> {
            for (var number : List.of(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE)) add(number, "", MOMENT, rows);
        });

        assertThat(database.queryForList("select number from copied order by number", Long.class))
                .containsExactly(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE);
        assertThat(database.queryForList("select distinct small from copied", Integer.class))
                .containsExactly(-7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "1.5",
                "-1.5",
                "10000",
                "9999.9999",
                "0.0001",
                "0.00010000",
                "-0.000000001",
                "100000000",
                "12345678901234567890.000000001",
                "1E+5"
            })
    void a_decimal_comes_back_with_all_its_digits(String decimal) throws SQLException {
        copy(rows -> decimal(0, new BigDecimal(decimal), rows));

        assertThat(database.queryForObject("select decimal::text from copied", String.class))
                .isEqualTo(new BigDecimal(decimal).toPlainString());
    }

    @Test
    void so_do_many_decimals() throws SQLException {
        var random = new Random(20261129);
        var decimals = Stream.generate(
                        () -> new BigDecimal(new BigInteger(random.nextInt(120), random), random.nextInt(20)))
                .map(decimal -> random.nextBoolean() ? decimal : decimal.negate())
                .limit(2_000)
                .toList();
        copy(rows -> {
            for (var number = 0; number < decimals.size(); number++) decimal(number, decimals.get(number), rows);
        });

        assertThat(database.queryForList("select decimal::text from copied order by number", String.class))
                .isEqualTo(decimals.stream().map(BigDecimal::toPlainString).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-03T08:15:30.123456Z",
                "2000-01-01T00:00:00Z",
                "1999-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00.000001Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void a_moment_is_the_one_that_its_text_is(Instant moment) throws SQLException {
        copy(rows -> add(0, "", moment, rows));

        assertThat(database.queryForObject(
                        "select moment = ?::text::timestamptz from copied", Boolean.class, moment.toString()))
                .isTrue();
    }

    @Test
    void nothing_is_nothing() throws SQLException {
        copy(rows -> add(0, null, MOMENT, rows));

        assertThat(database.queryForObject("select text is null and decimal is null from copied", Boolean.class))
                .isTrue();
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
            try (var rows = CopiedRows.into(connection, "public.copied", COLUMNS)) {
                for (var number = 0; number < MANY; number++) add(number, rows);
            }
            try (var rows = CopiedRows.into(connection, "public.copied", COLUMNS)) {
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
        add(number, "Ärger 漢 𝕊", MOMENT, rows);
    }

    private static void add(long number, @Nullable String text, Instant moment, CopiedRows rows) throws SQLException {
        rows.row().number(number).number(SMALL).text(text).decimal(null).moment(moment);
    }

    private static void decimal(long number, BigDecimal decimal, CopiedRows rows) throws SQLException {
        rows.row().number(number).number(SMALL).text(null).decimal(decimal).moment(MOMENT);
    }

    private @Nullable Integer rowsThere() {
        return database.queryForObject("select count(*) from copied", Integer.class);
    }

    private interface Writing {
        void write(CopiedRows rows) throws SQLException;
    }

    private static void copy(Writing writing) throws SQLException {
        try (var connection = DATABASE.getConnection();
                var rows = CopiedRows.into(connection, "public.copied", COLUMNS)) {
            writing.write(rows);
            rows.end();
        }
    }
}
