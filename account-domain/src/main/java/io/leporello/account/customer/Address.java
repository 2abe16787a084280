package io.leporello.account.customer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A postal address.
 *
 * @param country ISO 3166 code of two letters; {@link #DEFAULT_COUNTRY} when absent
 */
public record Address(
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        String country) {

    public static final String DEFAULT_COUNTRY = "DE";
    static final Address NONE = new Address(null, null, null, DEFAULT_COUNTRY);

    public Address {
        street = Written.orNull(street);
        postalCode = Written.orNull(postalCode);
        city = Written.orNull(city);
        country = Objects.requireNonNullElse(Written.orNull(country), DEFAULT_COUNTRY);
    }
}
