package io.leporello.measure;

/** What was used, on every meter. */
public record Usage(Quantity documents, Quantity pages, Quantity credits) {

    public static final Usage NONE = new Usage(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);

    public Usage plus(Usage other) {
        return new Usage(documents.plus(other.documents), pages.plus(other.pages), credits.plus(other.credits));
    }

    public Quantity of(Meter meter) {
        return switch (meter) {
            case DOCUMENTS -> documents;
            case PAGES -> pages;
            case CREDITS -> credits;
        };
    }
}
