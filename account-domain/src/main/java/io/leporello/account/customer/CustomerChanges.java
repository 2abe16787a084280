package io.leporello.account.customer;

import org.jspecify.annotations.Nullable;

/**
 * What is to change about a customer. Null leaves a part as it is; an empty text takes it away, or brings back what holds
 * when it is absent.
 *
 * @param reseller may only repeat what is there: a customer stays with the reseller that it was registered with
 */
public record CustomerChanges(
        @Nullable String name,
        @Nullable String legalName,
        @Nullable AddressChanges address,
        @Nullable String vatId,
        @Nullable String email,
        @Nullable String currency,
        @Nullable String timeZone,
        @Nullable String locale,
        @Nullable String reseller,
        @Nullable String buyerReference) {

    /** Changes of the address, part by part like the rest. */
    public record AddressChanges(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city,
            @Nullable String country) {

        @SuppressWarnings("NullAway") // Address puts the default country in.
        Address appliedTo(Address address) {
            return new Address(
                    changed(address.street(), street),
                    changed(address.postalCode(), postalCode),
                    changed(address.city(), city),
                    changed(address.country(), country));
        }
    }

    @SuppressWarnings("NullAway") // CustomerDetails puts the defaults in.
    CustomerDetails appliedTo(CustomerDetails details) {
        return new CustomerDetails(
                changed(details.name(), name),
                changed(details.legalName(), legalName),
                address == null ? details.address() : address.appliedTo(details.address()),
                changed(details.vatId(), vatId),
                changed(details.email(), email),
                changed(details.currency(), currency),
                changed(details.timeZone(), timeZone),
                changed(details.locale(), locale),
                changed(details.reseller(), reseller),
                changed(details.buyerReference(), buyerReference));
    }

    private static @Nullable String changed(@Nullable String before, @Nullable String after) {
        return after == null ? before : after;
    }
}
