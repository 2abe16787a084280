package io.leporello.account.person;

import java.security.SecureRandom;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** Seals many persons for a test without asking a database for each. */
public final class TestPersons {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKey master;
    private final Seal seal = new Seal(RANDOM);

    public TestPersons(MasterKey master) {
        this.master = master;
    }

    public PersonKeys keys(DataSource dataSource) {
        var database = JdbcClient.create(dataSource);
        var secret = LastingSecret.opened(database, TransactionOperations.withoutTransaction(), master, null, RANDOM);
        return new PersonKeys(database, new JdbcTransactionManager(dataSource), master, secret, RANDOM, "");
    }

    /** One that is the same in every test. */
    public static LastingSecret secret() {
        return LastingSecret.of(new byte[32]);
    }

    /** The id, the wrapped key, the sealed name, the sealed address. */
    public List<String> sealed(String id, String name, String email) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var key = new PersonKey(id, new SecretKeySpec(bytes, "AES"), seal);
        return List.of(
                id,
                seal.seal(master.keyFor("keys of persons"), id, bytes),
                key.sealName(name).text(),
                key.sealEmail(email).text());
    }
}
