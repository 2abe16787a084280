package io.leporello.account.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.postgres.TestDatabase;
import io.leporello.schema.Schema;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The master key is changed, on a real database. */
class LastingSecretTest {

    private static final DataSource DATA_SOURCE =
            TestDatabase.of(LastingSecretTest.class).dataSource();
    private static final JdbcClient DATABASE = JdbcClient.create(DATA_SOURCE);
    private static final JdbcTransactionManager MANAGER = new JdbcTransactionManager(DATA_SOURCE);
    private static final TransactionOperations TRANSACTIONS = new TransactionTemplate(MANAGER);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** More than are sealed anew at once. */
    private static final int PERSONS = 10_001;

    private static final MasterKey OLD = masterKey(1);
    private static final MasterKey NEW = masterKey(2);

    private static MasterKey masterKey(int number) {
        var bytes = new byte[32];
        bytes[0] = (byte) number;
        return MasterKey.configured(Base64.getEncoder().encodeToString(bytes), "the test");
    }

    @BeforeEach
    void empty() {
        Schema.migrated("account", DATA_SOURCE);
        DATABASE.sql("truncate account.lasting_secret, account.person_key").update();
    }

    private static LastingSecret opened(MasterKey master, @Nullable MasterKey before) {
        return LastingSecret.opened(DATABASE, TRANSACTIONS, master, before, RANDOM);
    }

    private static PersonKeys keys(MasterKey master, @Nullable MasterKey before) {
        return new PersonKeys(DATABASE, MANAGER, master, opened(master, before), RANDOM, "");
    }

    private static List<List<String>> persons(MasterKey master, int number) {
        var sealed = new ArrayList<List<String>>();
        var test = new TestPersons(master);
        for (var person = 0; person < number; person++)
            sealed.add(test.sealed("p" + person, "Name " + person, "p" + person + "@example.com"));
        DATABASE.sql("insert into account.person_key select * from unnest(:ids, :wrapped)")
                .param(
                        "ids",
                        new SqlArrayValue(
                                "text", sealed.stream().map(row -> row.get(0)).toArray()))
                .param(
                        "wrapped",
                        new SqlArrayValue(
                                "text", sealed.stream().map(row -> row.get(1)).toArray()))
                .update();
        return sealed;
    }

    @Test
    void it_is_made_once_and_then_the_same_at_every_start() {
        var first = opened(OLD, null).fingerprint("anna@example.com");
        assertThat(opened(OLD, null).fingerprint("anna@example.com")).isEqualTo(first);
    }

    @Test
    void after_a_change_of_the_master_key_every_person_opens_with_the_new_one_and_addresses_stay_known() {
        var fingerprint = opened(OLD, null).fingerprint("anna@example.com");
        var persons = persons(OLD, PERSONS);

        var keys = keys(NEW, OLD);

        assertThat(persons)
                .hasSize(PERSONS)
                .allSatisfy(person -> assertThat(keys.unwrapped(person.get(0), wrapped(person.get(0)))
                                .open(new Sealed(person.get(2)), new Sealed(person.get(3))))
                        .isEqualTo(
                                new Person("Name" + person.get(0).replace('p', ' '), person.get(0) + "@example.com")));
        assertThat(opened(NEW, null).fingerprint("anna@example.com")).isEqualTo(fingerprint);
        assertThat(opened(NEW, OLD).fingerprint("anna@example.com"))
                .as("the variable was left there")
                .isEqualTo(fingerprint);
        assertThatThrownBy(() -> opened(OLD, null)).hasMessageContaining("LEPORELLO_MASTER_KEY_BEFORE");
    }

    private static String wrapped(String userId) {
        return DATABASE.sql("select wrapped from account.person_key where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .single();
    }

    @Test
    void a_crash_on_the_way_leaves_everything_as_it_was() {
        opened(OLD, null);
        persons(OLD, 3);

        assertThatThrownBy(() -> LastingSecret.opened(DATABASE, LastingSecretTest::crashed, NEW, OLD, RANDOM))
                .hasMessage("crash");

        assertThat(keys(OLD, null).find("p2")).isPresent();
        assertThat(keys(NEW, OLD).find("p2")).isPresent();
    }

    private static <T> T crashed(TransactionCallback<T> work) {
        return TRANSACTIONS.execute(status -> {
            work.doInTransaction(status);
            throw new IllegalStateException("crash");
        });
    }

    @Test
    void a_foreign_master_key_is_refused_at_the_start() {
        opened(OLD, null);
        assertThatThrownBy(() -> opened(NEW, null)).hasMessageContaining("not the one that names and addresses");
        assertThatThrownBy(() -> opened(NEW, masterKey(3))).hasMessageContaining("Put the former one back");
    }

    @Test
    void a_process_that_has_the_former_key_makes_no_person_any_more() {
        var late = keys(OLD, null);
        keys(NEW, OLD);

        assertThatThrownBy(() -> late.make("anna")).hasMessageContaining("start it anew");
        assertThat(DATABASE.sql("select count(*) from account.person_key")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_registration_that_came_to_nothing_leaves_no_key() {
        opened(OLD, null);
        assertThatThrownBy(() -> crashed(status -> keys(OLD, null).make("anna")))
                .hasMessage("crash");
        assertThat(keys(OLD, null).find("anna")).isEmpty();
    }

    /** The event may be there already when its process is killed, and nobody could ever read it without the key. */
    @Test
    void where_events_are_kept_elsewhere_the_key_is_there_before_the_event_and_serves_the_next_attempt() {
        opened(OLD, null);
        var keys = new PersonKeys(DATABASE, MANAGER, OLD, opened(OLD, null), RANDOM, "axonserver:8124");
        var sealed = new ArrayList<Sealed>();
        assertThatThrownBy(() -> crashed(status -> sealed.add(keys.make("anna").sealEmail("anna@example.com"))))
                .hasMessage("crash");

        assertThat(keys.find("anna").orElseThrow().openEmail(sealed.get(0))).isEqualTo("anna@example.com");
        assertThat(keys.make("anna").openEmail(sealed.get(0))).isEqualTo("anna@example.com");
    }

    @Test
    void a_ledger_from_before_keeps_the_fingerprints_that_are_in_its_events() {
        persons(OLD, 1);
        assertThat(opened(NEW, OLD).fingerprint("anna@example.com"))
                .isEqualTo(OLD.fingerprint("e-mail addresses", "anna@example.com"));
    }
}
