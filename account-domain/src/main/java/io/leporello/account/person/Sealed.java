package io.leporello.account.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Text that only a person's key opens: the version 1, a dot, then nonce and ciphertext of AES-256-GCM in base64url without
 * padding. The same text sealed twice looks different.
 */
public record Sealed(@JsonValue String text) {

    @JsonCreator
    public Sealed {}
}
