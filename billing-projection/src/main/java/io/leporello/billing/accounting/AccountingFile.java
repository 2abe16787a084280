package io.leporello.billing.accounting;

import java.util.Base64;

/**
 * A file for a bookkeeping program.
 *
 * @param name   as the program wants it called
 * @param base64 its bytes as text, so that they pass any message bus unchanged
 */
public record AccountingFile(String name, String mediaType, String base64) {

    static AccountingFile of(String name, String mediaType, byte[] bytes) {
        return new AccountingFile(name, mediaType, Base64.getEncoder().encodeToString(bytes));
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}
