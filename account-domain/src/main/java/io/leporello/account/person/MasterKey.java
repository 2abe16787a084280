package io.leporello.account.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one secret from which the keys of this installation are derived. Without it no personal data can be read, so it is
 * backed up apart from the database. It comes from the configuration, or from a file that is made at the first start.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * @param where the name of the setting that holds it
     * @throws IllegalArgumentException when it is not 32 bytes in base64; the text is not repeated, it is a secret
     */
    public static MasterKey configured(String base64, String where) {
        return new MasterKey(decoded(base64, where));
    }

    /**
     * @param file     read when it is there, otherwise made, readable by its owner only
     * @param keysMade whether keys of persons were made already: a new master key could not open them
     * @throws IllegalStateException when the file is missing though keys were made
     */
    public static MasterKey inFile(Path file, BooleanSupplier keysMade, SecureRandom random) {
        try {
            if (!Files.exists(file)) make(file, keysMade, random);
            return new MasterKey(decoded(Files.readString(file), file.toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException("The master key " + file + " can be neither read nor made", failed);
        }
    }

    private static void make(Path file, BooleanSupplier keysMade, SecureRandom random) throws IOException {
        if (keysMade.getAsBoolean())
            throw new IllegalStateException("The master key " + file.toAbsolutePath()
                    + " is missing, but names and addresses are sealed with it. Put the file back from its backup, or set"
                    + " LEPORELLO_MASTER_KEY to what it held; a new key could not open them.");
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        OwnersFile.create(file, Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] decoded(String base64, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES)
            throw new IllegalArgumentException("The master key in " + where + " is not " + BYTES
                    + " bytes in base64, as \"openssl rand -base64 " + BYTES + "\" makes them.");
        return bytes;
    }

    /** A key for one purpose only; the same purpose gives the same key. */
    SecretKey keyFor(String purpose) {
        return new SecretKeySpec(hmac(secret, purpose), "AES");
    }

    /** A fingerprint of 32 bytes, the same for the same purpose and text, that nobody can guess at without this key. */
    public byte[] fingerprint(String purpose, String text) {
        return hmac(hmac(secret, purpose), text);
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", missing);
        }
    }
}
