package io.leporello.billing.document;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An invoice in one form, as it was issued. */
public final class Document {

    private final DocumentForm form;
    private final byte[] bytes;
    private final String sha256;

    Document(DocumentForm form, byte[] bytes) {
        this.form = form;
        this.bytes = bytes;
        this.sha256 = sha256(bytes);
    }

    public DocumentForm form() {
        return form;
    }

    /** Not a copy: whoever changes it changes the document. */
    public byte[] bytes() {
        return bytes;
    }

    /** Of the bytes, in small hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return form + " " + sha256;
    }
}
