package io.leporello.billing.pricebook;

/** Asks which accounts others are linked to; answered with a {@link ResellersView}. */
public record ListResellers() {}
