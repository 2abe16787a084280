package io.leporello.gateway.security;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;

/**
 * What the table of {@link Permissions} gives a caller in one call; an endpoint that shows or takes more to one than to
 * another takes it as an argument.
 *
 * @param reaches at least one; those that hold for the customer or user of the path
 */
public record Access(Caller caller, Set<Reach> reaches) {

    public Access {
        reaches = Set.copyOf(reaches);
    }

    public boolean has(Reach reach) {
        return reaches.contains(reach);
    }

    public Reach widest() {
        return Collections.max(reaches);
    }

    /** Whether whole customer accounts are in reach, not only a person or a name. */
    public boolean wholeAccounts() {
        return widest().compareTo(Reach.OWN) >= 0;
    }

    /** The account of a caller whose reach ends at it or begins from it. */
    public String ownCustomer() {
        return Objects.requireNonNull(caller.customer(), "a caller of the platform reaches everything");
    }
}
