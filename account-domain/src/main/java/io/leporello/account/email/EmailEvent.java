package io.leporello.account.email;

/** What may happen to an e-mail address. */
public sealed interface EmailEvent permits EmailClaimed, EmailReleased {

    /** Which address it is, without telling it. */
    String claim();

    String userId();
}
