package io.leporello.account.person;

import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The keys of persons, each wrapped by the master key in a row of its own. None is kept in memory: a key that was destroyed
 * is gone for the next reader, in whatever process.
 */
@Component
@DependsOn("accountSchema")
public final class PersonKeys {

    private static final int KEY_BYTES = 32;

    private final JdbcClient database;
    private final SecretKey wrapping;
    private final SecureRandom random;
    private final Seal seal;

    /** @throws IllegalStateException when there are keys that this master key does not open */
    PersonKeys(JdbcClient database, MasterKey master, SecureRandom random) {
        this.database = database;
        this.wrapping = master.keyFor("keys of persons");
        this.random = random;
        this.seal = new Seal(random);
        refuseForeignMasterKey();
    }

    /** Better at the start than at the first sign-in, when addresses may have been claimed under foreign fingerprints. */
    private void refuseForeignMasterKey() {
        database.sql("select user_id from account.person_key limit 1")
                .query(String.class)
                .optional()
                .ifPresent(this::find);
    }

    /** Makes the key of a person who has none; only in the transaction that registers the person. */
    public PersonKey make(String userId) {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        database.sql("insert into account.person_key (user_id, wrapped) values (:user, :wrapped)")
                .param("user", userId)
                .param("wrapped", seal.seal(wrapping, userId, bytes))
                .update();
        return key(userId, bytes);
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
