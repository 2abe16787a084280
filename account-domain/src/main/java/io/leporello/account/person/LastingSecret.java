package io.leporello.account.person;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The secret that outlives master keys: what it made of e-mail addresses stands in events for ever. It lies in a row, sealed
 * with the master key, and by this row everybody knows which master key that is.
 */
public final class LastingSecret {

    private static final Logger LOG = LoggerFactory.getLogger(LastingSecret.class);
    private static final String PURPOSE = "e-mail addresses";
    private static final int BYTES = 32;

    private final byte[] secret;
    private final String sealed;

    private LastingSecret(byte[] secret, String sealed) {
        this.secret = secret;
        this.sealed = sealed;
    }

    /** For a test: of no database. */
    static LastingSecret of(byte[] secret) {
        return new LastingSecret(secret, "");
    }

    /**
     * Opens the secret, after it was made by the first start. When only the former master key opens it, it and the keys of
     * all persons are sealed with the present one first: all of them in one transaction, so that a crash leaves all as they
     * were, and the next start begins anew.
     *
     * @param before the former master key; null when it has not changed
     * @throws IllegalStateException when neither of them opens it
     */
    public static LastingSecret opened(
            JdbcClient database,
            TransactionOperations transactions,
            MasterKey master,
            @Nullable MasterKey before,
            SecureRandom random) {
        return Objects.requireNonNull(
                transactions.execute(status -> new Opening(database, master, before, random).opened()));
    }

    /** A fingerprint of 32 bytes, the same for the same text, that nobody can guess at without this secret. */
    public byte[] fingerprint(String text) {
        return MasterKey.hmac(secret, text);
    }

    /** As it lies in its row as long as the master key is the one of this process. */
    String sealed() {
        return sealed;
    }

    private record Opening(
            JdbcClient database, MasterKey master, @Nullable MasterKey before, SecureRandom random) {

        LastingSecret opened() {
            makeIfMissing();
            var sealed = database.sql("select wrapped from account.lasting_secret where purpose = :purpose for update")
                    .param("purpose", PURPOSE)
                    .query(String.class)
                    .single();
            var key = ownerOf(PURPOSE, sealed);
            var bytes = Seal.open(wrapping(key), PURPOSE, sealed);
            return key == master ? new LastingSecret(bytes, sealed) : changed(key, bytes);
        }

        private LastingSecret changed(MasterKey former, byte[] bytes) {
            var sealed = sealed(master, bytes);
            database.sql("update account.lasting_secret set wrapped = :wrapped where purpose = :purpose")
                    .param("wrapped", sealed)
                    .param("purpose", PURPOSE)
                    .update();
            var persons = new Rewrapping(database, wrapping(former), wrapping(master), new Seal(random)).all();
            LOG.info(
                    "The master key has changed: the keys of {} persons are sealed with the new one."
                            + " LEPORELLO_MASTER_KEY_BEFORE is not needed any more",
                    persons);
            return new LastingSecret(bytes, sealed);
        }

        private void makeIfMissing() {
            var exists = database.sql("select exists (select from account.lasting_secret)")
                    .query(Boolean.class)
                    .single();
            if (!exists) make();
        }

        /** Ledgers from before this row derived the secret from the master key that sealed their persons' keys. */
        private void make() {
            var owner = anyPerson();
            var bytes = owner == null ? fresh() : owner.keyFor(PURPOSE).getEncoded();
            database.sql("""
                    insert into account.lasting_secret (purpose, wrapped) values (:purpose, :wrapped)
                    on conflict (purpose) do nothing
                    """)
                    .param("purpose", PURPOSE)
                    .param("wrapped", sealed(owner == null ? master : owner, bytes))
                    .update();
        }

        private @Nullable MasterKey anyPerson() {
            return database.sql("select user_id, wrapped from account.person_key limit 1")
                    .query((row, number) -> ownerOf(row.getString("user_id"), row.getString("wrapped")))
                    .optional()
                    .orElse(null);
        }

        private byte[] fresh() {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return bytes;
        }

        private String sealed(MasterKey key, byte[] bytes) {
            return new Seal(random).seal(wrapping(key), PURPOSE, bytes);
        }

        /** The master key that opens it. */
        private MasterKey ownerOf(String place, String sealed) {
            return Stream.of(master, before == null ? master : before)
                    .filter(key -> Seal.opens(wrapping(key), place, sealed))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("The master key is not the one that names and addresses"
                                    + " are sealed with. Put the former one back, or, to change it, give it in"
                                    + " LEPORELLO_MASTER_KEY_BEFORE."));
        }

        private static SecretKey wrapping(MasterKey key) {
            return key.keyFor(PersonKeys.PURPOSE);
        }
    }
}
