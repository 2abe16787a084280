package io.leporello.billing.invoice;

/** A document that was made and is about to be issued. */
public final class NewDocument {

    private final String mediaType;
    private final byte[] content;

    /** @param mediaType by which it is asked for; an invoice has one document of each */
    public NewDocument(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content.clone();
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] content() {
        return content.clone();
    }
}
