package io.leporello.billing.document;

/**
 * What an official rule has against a document.
 *
 * @param rule such as BR-CO-15, or {@code XSD} for a breach of the schema
 * @param text the rule's own words
 */
record Breach(String rule, String text) {

    @Override
    public String toString() {
        return rule + ": " + text;
    }
}
