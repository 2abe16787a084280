package io.leporello.account.customer;

/** What was promised to customers elsewhere, as far as a change of their details must respect it. */
public interface Commitments {

    /** Whether prices were agreed with this customer. */
    boolean any(String customerId);
}
