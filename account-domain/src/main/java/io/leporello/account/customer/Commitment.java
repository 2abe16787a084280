package io.leporello.account.customer;

/** Something that is promised to customers elsewhere, as far as a change of their details must respect it. */
public interface Commitment {

    /** Whether a price was agreed with this customer. */
    boolean any(String customerId);
}
