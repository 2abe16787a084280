package io.leporello.account.person;

/** Holds personal data in memory, and lets go of it as soon as its person is erased, in whatever process. */
public interface Forgetting {

    void forget(String userId);
}
