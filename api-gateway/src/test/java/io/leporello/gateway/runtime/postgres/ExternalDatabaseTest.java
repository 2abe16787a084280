package io.leporello.gateway.runtime.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.postgres.PostgresUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalDatabaseTest {

    @Test
    void a_postgresql_older_than_15_is_refused() {
        assertThatCode(() -> ExternalDatabase.requireMajor(15, "15.0")).doesNotThrowAnyException();
        assertThatThrownBy(() -> ExternalDatabase.requireMajor(14, "14.19"))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContainingAll("14.19", "15 or newer");
    }

    @Test
    void a_url_of_another_kind_is_refused_with_an_example() {
        var settings = new DatabaseSettings(null, null, null);

        assertThatThrownBy(() -> ExternalDatabase.reached("postgres://ann:secret@db/ledger", settings))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContainingAll("postgres://db/ledger", "jdbc:postgresql://db.example.com:5432/leporello")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            jdbc:postgresql://db/ledger,                         jdbc:postgresql://db/ledger
            jdbc:postgresql://db/ledger?user=ann&password=secret, jdbc:postgresql://db/ledger
            postgres://ann:secret@db/ledger,                     postgres://db/ledger
            """)
    void a_password_in_the_url_is_not_shown(String url, String shown) {
        assertThat(ExternalDatabase.shown(url)).isEqualTo(shown);
    }
}
