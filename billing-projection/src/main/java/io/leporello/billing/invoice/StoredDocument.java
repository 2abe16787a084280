package io.leporello.billing.invoice;

/**
 * A document as it was issued: what it is, and the fingerprint of its bytes, by which they are kept.
 *
 * @param form   {@code xrechnung}, {@code en16931}, the same with {@code -ubl}, {@code zugferd} or {@code pdf}
 * @param sha256 64 digits of hexadecimal
 * @param bytes  how many there are
 */
public record StoredDocument(String form, String mediaType, String sha256, long bytes) {}
