package io.leporello.billing.tax;

import org.jspecify.annotations.Nullable;

/**
 * What of a buyer decides about tax.
 *
 * @param country where it is established, ISO 3166-1 alpha-2
 * @param vatId   with its country's letters; null for whoever has none, a consumer or a business that did not give it
 */
public record TaxedBuyer(String country, @Nullable String vatId) {}
