package io.leporello.account.customer;

import io.leporello.refusal.FieldError;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about a customer besides its id. Made without a check, since a registered customer must stay readable
 * when a rule is tightened; who takes details from outside asks {@link #faults} first.
 *
 * @param name           what people call the customer
 * @param legalName      for paper; null when it is the name
 * @param vatId          with its country prefix, such as DE123456789; null when there is none
 * @param email          where invoices go; null when nowhere
 * @param currency       ISO 4217 code; EUR when absent
 * @param timeZone       in which days and billing periods begin; Europe/Berlin when absent
 * @param locale         language tag for paper and figures; de-DE when absent
 * @param reseller       customer id of the reseller's own account; null for a direct customer
 * @param buyerReference what the customer wants to read on invoices, for German authorities the Leitweg-ID
 */
public record CustomerDetails(
        String name,
        @Nullable String legalName,
        Address address,
        @Nullable String vatId,
        @Nullable String email,
        String currency,
        String timeZone,
        String locale,
        @Nullable String reseller,
        @Nullable String buyerReference) {

    public static final String DEFAULT_CURRENCY = "EUR";
    public static final String DEFAULT_TIME_ZONE = "Europe/Berlin";
    public static final String DEFAULT_LOCALE = "de-DE";

    public CustomerDetails {
        name = Objects.requireNonNullElse(Written.orNull(name), "");
        legalName = Written.orNull(legalName);
        address = Objects.requireNonNullElse(address, Address.NONE);
        vatId = Written.vatId(vatId);
        email = Written.orNull(email);
        currency = Objects.requireNonNullElse(Written.orNull(currency), DEFAULT_CURRENCY);
        timeZone = Objects.requireNonNullElse(Written.orNull(timeZone), DEFAULT_TIME_ZONE);
        locale = Objects.requireNonNullElse(Written.orNull(locale), DEFAULT_LOCALE);
        reseller = Written.orNull(reseller);
        buyerReference = Written.orNull(buyerReference);
    }

    /** Everything that is wrong with these details at once; empty when nothing is. */
    public List<FieldError> faults() {
        return DetailChecks.faultsOf(this);
    }

    /** A customer of which only the name is given; everything else as it is when absent. */
    @SuppressWarnings("NullAway") // The constructor puts the defaults in.
    public static CustomerDetails named(String name) {
        return new CustomerDetails(name, null, null, null, null, null, null, null, null, null);
    }
}
