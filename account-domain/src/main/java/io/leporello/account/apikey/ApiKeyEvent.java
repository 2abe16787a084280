package io.leporello.account.apikey;

/** What may happen to an API key. */
public sealed interface ApiKeyEvent permits ApiKeyCreated, ApiKeyRevoked {

    String keyId();
}
