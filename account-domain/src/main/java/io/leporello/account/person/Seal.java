package io.leporello.account.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM with a random nonce of 96 bits and a tag of 128, as NIST SP 800-38D recommends. What is sealed for one place
 * does not open in another: the place is authenticated with it.
 */
final class Seal {

    private static final String VERSION = "1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** To find one costs as much as to use it, and a million users are opened at the start. Every use begins it anew. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Seal::newCipher);

    private final SecureRandom random;

    Seal(SecureRandom random) {
        this.random = random;
    }

    String seal(SecretKey key, String place, byte[] content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(content);
            var all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Nothing could be sealed for " + place, impossible);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key or for another place, or was changed */
    static byte[] open(SecretKey key, String place, String sealed) {
        if (!sealed.startsWith(VERSION)) throw new IllegalStateException("No seal of a known version: " + place);
        var all = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
        if (all.length < NONCE_BYTES) throw new IllegalStateException("No seal, but too short for one: " + place);
        var nonce = Arrays.copyOf(all, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException(
                    "The seal of " + place + " does not open with this key. Is it the right master key?", foreign);
        }
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has AES in GCM", missing);
        }
    }

    static boolean opens(SecretKey key, String place, String sealed) {
        try {
            open(key, place, sealed);
            return true;
        } catch (IllegalStateException foreign) {
            return false;
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = CIPHER.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher;
    }
}
