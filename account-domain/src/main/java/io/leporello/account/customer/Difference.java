package io.leporello.account.customer;

import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In what two versions of a customer's details differ. */
final class Difference {

    private Difference() {}

    /** A sentence part such as {@code name is "A", not "B"}; the value that is there comes first. */
    static String between(CustomerDetails there, CustomerDetails other) {
        var found = new ArrayList<String>();
        note(found, "name", there.name(), other.name());
        note(found, "legalName", there.legalName(), other.legalName());
        note(found, "address.street", there.address().street(), other.address().street());
        note(
                found,
                "address.postalCode",
                there.address().postalCode(),
                other.address().postalCode());
        note(found, "address.city", there.address().city(), other.address().city());
        note(
                found,
                "address.country",
                there.address().country(),
                other.address().country());
        note(found, "vatId", there.vatId(), other.vatId());
        note(found, "email", there.email(), other.email());
        note(found, "currency", there.currency(), other.currency());
        note(found, "timeZone", there.timeZone(), other.timeZone());
        note(found, "locale", there.locale(), other.locale());
        note(found, "reseller", there.reseller(), other.reseller());
        note(found, "buyerReference", there.buyerReference(), other.buyerReference());
        return String.join(", ", found);
    }

    /** What may not change at all. */
    static List<FieldError> forbidden(CustomerDetails before, CustomerDetails after) {
        return new Checks()
                .require(
                        Objects.equals(before.reseller(), after.reseller()),
                        "reseller",
                        "is " + quoted(after.reseller()) + "; a customer stays with the reseller that it was registered"
                                + " with, here " + quoted(before.reseller()))
                .errors();
    }

    private static void note(List<String> found, String field, @Nullable String there, @Nullable String other) {
        if (!Objects.equals(there, other)) found.add(field + " is " + quoted(there) + ", not " + quoted(other));
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "absent" : "\"" + value + "\"";
    }
}
