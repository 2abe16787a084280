package io.leporello.billing.rating;

/** Why a line is there. */
public enum LineKind {
    /** What was used of one meter. */
    USAGE("usage"),
    /** The plan's fee for the days covered. */
    RECURRING("recurring"),
    /** What is missing to the agreed minimum. */
    MINIMUM("minimum"),
    /** Credits that are paid now and used later. */
    PURCHASE("purchase");

    private final String word;

    LineKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
