package io.leporello.billing.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Who issues, as it was when it issued. What XRechnung wants of a seller is never null (BR-DE-2 to BR-DE-7, BR-DE-16).
 *
 * @param country      ISO 3166-1 alpha-2
 * @param vatId        with its country's letters
 * @param taxNumber    the tax office's number; null when only the VAT id is used
 * @param email        also the electronic address (BT-34, scheme EM)
 * @param registration court and number in the commercial register; null when there is none
 * @param directors    who represents the company; null when the form of the company has nobody to name
 * @param bank         name of the bank; null when not to be printed
 * @param iban         without spaces
 * @param bic          null within SEPA where the bank needs none
 */
public record Seller(
        String name,
        String street,
        String postalCode,
        String city,
        String country,
        String vatId,
        @Nullable String taxNumber,
        String contactName,
        String phone,
        String email,
        @Nullable String registration,
        @Nullable String directors,
        @Nullable String bank,
        String iban,
        @Nullable String bic) {}
