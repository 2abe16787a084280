package io.leporello.billing.document;

/** Asks for the bytes of an issued document; answered with an optional {@link DocumentContent}. */
public record FindDocument(String sha256) {}
