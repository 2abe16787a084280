package io.leporello.billing.document;

import java.util.Base64;

/**
 * The very bytes that were issued.
 *
 * @param base64 as text, so that they pass any message bus unchanged
 */
public record DocumentContent(String sha256, String base64) {

    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}
