package io.leporello.billing.document;

/** An account number as people read it. */
final class Iban {

    private Iban() {}

    static String grouped(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
