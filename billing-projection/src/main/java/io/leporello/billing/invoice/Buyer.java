package io.leporello.billing.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Who pays, as it was when the invoice was issued.
 *
 * @param account        id of the customer account that pays: the customer's own, or its reseller's
 * @param name           the legal name, or the name where there is no other
 * @param street         null when not known, as the three below
 * @param country        ISO 3166-1 alpha-2
 * @param email          where invoices go, and the electronic address (BT-49, scheme EM)
 * @param buyerReference Leitweg-ID or the buyer's own reference (BT-10); the account's id where the buyer gave none
 */
public record Buyer(
        String account,
        String name,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        String country,
        @Nullable String vatId,
        @Nullable String email,
        String buyerReference) {}
