package io.leporello.account.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.account.person.MasterKey;
import io.leporello.account.person.Person;
import io.leporello.postgres.TestDatabase;
import io.leporello.refusal.Refusal;
import io.leporello.schema.Schema;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CredentialsTest {

    private static final DataSource DATA_SOURCE =
            TestDatabase.of(CredentialsTest.class).dataSource();
    private static final JdbcClient DATABASE = JdbcClient.create(DATA_SOURCE);
    private static final Person ANNA = new Person("Anna", "anna@example.com");

    private final Later clock = new Later();
    private final Credentials credentials = new Credentials(DATABASE, new Reversed(), clock);
    private final OneTimeLinks links = new OneTimeLinks(DATABASE, new SecureRandom(), clock);
    private final SignInAttempts attempts = new SignInAttempts(
            DATABASE, MasterKey.configured(Base64.getEncoder().encodeToString(new byte[32]), "the test"), clock);

    /** As quick as a test needs it. */
    private static final class Reversed implements PasswordHasher {
        @Override
        public String hash(String password) {
            return new StringBuilder(password).reverse().toString();
        }

        @Override
        public boolean matches(String password, String hash) {
            return hash(password).equals(hash);
        }
    }

    private static final class Later extends Clock {
        private Instant now = Instant.parse("2026-10-03T12:00:00Z");

        void passes(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void empty() {
        Schema.migrated("account", DATA_SOURCE);
        DATABASE.sql("truncate account.credential, account.one_time_link, account.sign_in_attempt")
                .update();
    }

    @Test
    void the_password_that_was_set_is_right_and_no_other() {
        credentials.set("anna", ANNA, "drei graue Gänse");
        assertThat(credentials.verify("anna", "drei graue Gänse")).isTrue();
        assertThat(credentials.verify("anna", "drei graue gänse")).isFalse();
        assertThat(credentials.verify("bert", "drei graue Gänse")).isFalse();
    }

    @Test
    void a_new_password_ends_the_old_one_and_a_bad_one_changes_nothing() {
        credentials.set("anna", ANNA, "drei graue Gänse");
        credentials.set("anna", ANNA, "vier graue Gänse");
        assertThatThrownBy(() -> credentials.set("anna", ANNA, "kurz")).isInstanceOf(Refusal.class);

        assertThat(credentials.verify("anna", "drei graue Gänse")).isFalse();
        assertThat(credentials.verify("anna", "vier graue Gänse")).isTrue();
    }

    @Test
    void nobody_signs_in_with_the_password_of_nobody() {
        assertThat(credentials.verify(null, "the password of nobody")).isFalse();
        assertThat(credentials.verify("unknown", "the password of nobody")).isFalse();
        assertThat(credentials.any("unknown")).isFalse();
    }

    @Test
    void who_is_forgotten_has_no_password_and_no_link() {
        credentials.set("anna", ANNA, "drei graue Gänse");
        var token = links.issue("anna", LinkPurpose.RESET);
        credentials.forget("anna");
        links.forget("anna");

        assertThat(credentials.verify("anna", "drei graue Gänse")).isFalse();
        assertThat(links.redeem(token, LinkPurpose.RESET)).isEmpty();
    }

    @Test
    void a_link_works_once() {
        var token = links.issue("anna", LinkPurpose.INVITATION);
        assertThat(links.find(token, LinkPurpose.INVITATION)).contains("anna");
        assertThat(links.redeem(token, LinkPurpose.INVITATION)).contains("anna");
        assertThat(links.redeem(token, LinkPurpose.INVITATION)).isEmpty();
        assertThat(links.find(token, LinkPurpose.INVITATION)).isEmpty();
    }

    @Test
    void a_link_works_for_its_purpose_only() {
        var token = links.issue("anna", LinkPurpose.CONFIRM);
        assertThat(links.redeem(token, LinkPurpose.RESET)).isEmpty();
        assertThat(links.redeem(token, LinkPurpose.CONFIRM)).contains("anna");
    }

    @Test
    void a_link_expires() {
        var token = links.issue("anna", LinkPurpose.RESET);
        clock.passes(LinkPurpose.RESET.lifetime().minusSeconds(1));
        assertThat(links.find(token, LinkPurpose.RESET)).contains("anna");
        clock.passes(Duration.ofSeconds(1));
        assertThat(links.redeem(token, LinkPurpose.RESET)).isEmpty();
    }

    @Test
    void a_newer_link_ends_the_older_one() {
        var older = links.issue("anna", LinkPurpose.RESET);
        var newer = links.issue("anna", LinkPurpose.RESET);
        assertThat(links.redeem(older, LinkPurpose.RESET)).isEmpty();
        assertThat(links.redeem(newer, LinkPurpose.RESET)).contains("anna");
    }

    @Test
    void the_token_is_not_kept() {
        var token = links.issue("anna", LinkPurpose.RESET);
        assertThat(DATABASE.sql("select l::text from account.one_time_link l")
                        .query(String.class)
                        .single())
                .contains("anna")
                .doesNotContain(token);
    }

    @Test
    void of_many_who_redeem_at_once_one_gets_in() throws Exception {
        var token = links.issue("anna", LinkPurpose.RESET);
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Optional<String>> redeem = () -> links.redeem(token, LinkPurpose.RESET);
            var got = 0;
            for (var outcome : pool.invokeAll(
                    IntStream.range(0, 24).mapToObj(number -> redeem).toList()))
                if (outcome.get().isPresent()) got++;
            assertThat(got).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void the_eleventh_guess_at_an_account_has_to_wait_until_the_quarter_of_an_hour_is_over() {
        for (var guess = 1; guess <= 10; guess++)
            assertThat(attempts.begin("anna@example.com", "10.0.0." + guess)).isEmpty();
        clock.passes(Duration.ofMinutes(5));
        assertThat(attempts.begin("ANNA@example.com", "10.0.0.11")).contains(Duration.ofMinutes(10));
        assertThat(attempts.begin("bert@example.com", "10.0.0.11")).isEmpty();
        clock.passes(Duration.ofMinutes(10));
        assertThat(attempts.begin("anna@example.com", "10.0.0.12")).isEmpty();
    }

    @Test
    void the_right_password_forgives_the_wrong_ones_before() {
        for (var guess = 1; guess <= 9; guess++) attempts.begin("anna@example.com", "10.0.0.1");
        attempts.succeeded("Anna@example.com");
        for (var guess = 1; guess <= 10; guess++)
            assertThat(attempts.begin("anna@example.com", "10.0.0.1")).isEmpty();
    }

    @Test
    void the_hundred_and_first_account_tried_from_one_address_has_to_wait() {
        for (var account = 1; account <= 100; account++)
            assertThat(attempts.begin("user" + account + "@example.com", "10.0.0.1"))
                    .isEmpty();
        assertThat(attempts.begin("user101@example.com", "10.0.0.1")).contains(Duration.ofMinutes(15));
    }

    @Test
    void neither_accounts_nor_addresses_are_kept_in_the_clear() {
        attempts.begin("anna@example.com", "10.0.0.1");
        assertThat(DATABASE.sql("select a::text from account.sign_in_attempt a")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(row -> row.contains("anna") || row.contains("10.0.0.1"));
    }
}
