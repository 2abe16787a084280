package io.leporello.gateway.runtime.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on, counts them and knows their SHA-256. Does not close what it passes them to. */
final class Digested extends DigestOutputStream {

    private long bytes;

    Digested(OutputStream to) {
        super(to, sha256());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    @Override
    public void write(int one) throws IOException {
        super.write(one);
        bytes++;
    }

    @Override
    public void write(byte[] some, int from, int length) throws IOException {
        super.write(some, from, length);
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    String hex() {
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }
}
