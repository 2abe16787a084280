package io.leporello.account.person;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys of persons, each wrapped by the master key in a row of its own. None is kept in memory: a key that was destroyed
 * is gone for the next reader, in whatever process.
 */
@Component
@DependsOn("accountSchema")
public final class PersonKeys {

    /** What the master key's own key for wrapping them is called. */
    static final String PURPOSE = "keys of persons";

    private static final int KEY_BYTES = 32;

    private final JdbcClient database;
    private final TransactionTemplate making;
    private final SecretKey wrapping;
    private final LastingSecret secret;
    private final SecureRandom random;
    private final Seal seal;

    /**
     * @param secret    opened before, so that every key is sealed with this master key
     * @param elsewhere the Axon Server that keeps the events; empty when they are in this database
     */
    PersonKeys(
            JdbcClient database,
            PlatformTransactionManager transactions,
            MasterKey master,
            LastingSecret secret,
            SecureRandom random,
            @Value("${leporello.axon-server:}") String elsewhere) {
        this.database = database;
        this.making = new TransactionTemplate(transactions);
        making.setPropagationBehavior(
                elsewhere.isBlank()
                        ? TransactionDefinition.PROPAGATION_REQUIRED
                        : TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.wrapping = master.keyFor(PURPOSE);
        this.secret = secret;
        this.random = random;
        this.seal = new Seal(random);
    }

    /**
     * Makes the key of a person who is being registered, in the transaction that does it. Events that are kept elsewhere are
     * there before that transaction ends, and sealed names without a key could never be read; so then the key comes first,
     * in a transaction of its own. One that was left by a registration which came to nothing is taken again.
     *
     * @throws IllegalStateException when another process was given another master key meanwhile
     */
    public PersonKey make(String userId) {
        return Objects.requireNonNull(making.execute(status -> made(userId)));
    }

    private PersonKey made(String userId) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        database.sql("""
                insert into account.person_key (user_id, wrapped)
                select :user, :wrapped from account.lasting_secret where wrapped = :secret for share
                    on conflict do nothing
                """)
                .param("user", userId)
                .param("wrapped", seal.seal(wrapping, userId, bytes))
                .param("secret", secret.sealed())
                .update();
        return find(userId)
                .orElseThrow(() -> new IllegalStateException(
                        "The master key has changed while this process ran; start it anew with it."));
    }

    /** Empty when the key was destroyed, or never made. */
    public Optional<PersonKey> find(String userId) {
        return database.sql("select wrapped from account.person_key where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .optional()
                .map(wrapped -> unwrapped(userId, wrapped));
    }

    /** The key out of its row, for who reads it together with what it opens. */
    public PersonKey unwrapped(String userId, String wrapped) {
        return key(userId, Seal.open(wrapping, userId, wrapped));
    }

    /** Makes everything that was sealed with the key unreadable for ever. */
    public void destroy(String userId) {
        database.sql("delete from account.person_key where user_id = :user")
                .param("user", userId)
                .update();
    }

    private PersonKey key(String userId, byte[] bytes) {
        return new PersonKey(userId, new SecretKeySpec(bytes, "AES"), seal);
    }
}
