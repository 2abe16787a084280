package io.leporello.account.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leporello.account.person.MasterKey;
import io.leporello.account.person.TestPersons;
import io.leporello.postgres.TestDatabase;
import io.leporello.refusal.Refusal;
import io.leporello.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What is found while the names of all users are still being opened, and afterwards. */
class UserIndexIT {

    private static final DataSource DATABASE =
            TestDatabase.of(UserIndexIT.class).dataSource();
    private static final TestPersons PERSONS =
            new TestPersons(MasterKey.configured(Base64.getEncoder().encodeToString(new byte[32]), "the test"));

    private final CompletableFuture<Thread> opening = new CompletableFuture<>();
    private final CountDownLatch opened = new CountDownLatch(1);

    @BeforeAll
    static void fill() {
        Schema.migrated("account", DATABASE);
        insert("ada", "engine", "Ada Lovelace");
        insert("grace", "harvard", "Grace Hopper");
    }

    private static void insert(String id, String customer, String name) {
        var sealed = PERSONS.sealed(id, name, id + "@example.com");
        var database = JdbcClient.create(DATABASE);
        database.sql("insert into account.person_key select :id, :key")
                .param("id", id)
                .param("key", sealed.get(1))
                .update();
        database.sql("""
                insert into account.user
                values (:id, :customer, 'USER', 'ACTIVE', true, true, :name, :email, now(), nextval('account.user_version'))
                """)
                .param("id", id)
                .param("customer", customer)
                .param("name", sealed.get(2))
                .param("email", sealed.get(3))
                .update();
    }

    @Test
    void until_all_names_are_opened_only_the_users_of_one_customer_are_found_and_whoever_asks_for_all_comes_again()
            throws Exception {
        var database = new SlowToOpen();
        var index = new UserIndex(JdbcClient.create(database), PERSONS.keys(database), Duration.ofMillis(50));
        index.open();
        var opener = opening.join();

        assertThat(index.find("engine", null, "ada", null, 10)).containsExactly("ada");
        assertThatThrownBy(() -> index.find(null, null, null, null, 10))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BUSY))
                .hasMessageContaining("still being opened");

        opened.countDown();
        opener.join();
        assertThat(index.find(null, null, null, null, 10)).containsExactly("ada", "grace");
        assertThat(index.find("harvard", null, null, null, 10)).containsExactly("grace");
    }

    /** The thread that opens all names gets no connection for a while. */
    private final class SlowToOpen extends DelegatingDataSource {

        SlowToOpen() {
            super(DATABASE);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (Thread.currentThread().getName().equals("user-index")) awaitOpened();
            return super.getConnection();
        }

        private void awaitOpened() throws SQLException {
            opening.complete(Thread.currentThread());
            try {
                opened.await();
            } catch (InterruptedException stopping) {
                throw new SQLException(stopping);
            }
        }
    }
}
