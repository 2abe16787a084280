package io.leporello.account.plan;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a charge gets from a quantity to a price, and which of its fields say so. */
public enum PriceModel {
    PER_UNIT("per_unit"),
    GRADUATED("graduated"),
    VOLUME("volume"),
    PACKAGE("package");

    private final String word;

    PriceModel(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    boolean uses(String field) {
        return switch (this) {
            case PER_UNIT -> field.equals("unitPrice");
            case GRADUATED, VOLUME -> field.equals("tiers");
            case PACKAGE -> field.equals("packageSize") || field.equals("packagePrice");
        };
    }

    /** The model called {@code word}, exactly as written; empty when there is none. */
    public static Optional<PriceModel> find(String word) {
        return Stream.of(values()).filter(model -> model.word.equals(word)).findFirst();
    }

    static String words() {
        return Stream.of(values()).map(PriceModel::word).collect(Collectors.joining(", "));
    }
}
