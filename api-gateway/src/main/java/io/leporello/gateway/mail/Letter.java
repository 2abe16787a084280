package io.leporello.gateway.mail;

/** A mail as a person reads it. Its text tells nothing: there is an address in it, and a link that opens a door. */
record Letter(String to, String subject, String text) {

    @Override
    public String toString() {
        return "Letter[withheld]";
    }
}
