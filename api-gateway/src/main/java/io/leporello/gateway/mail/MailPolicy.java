package io.leporello.gateway.mail;

import io.leporello.account.credential.LinkPurpose;
import io.leporello.account.credential.OneTimeLinks;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserEmailAsked;
import io.leporello.account.user.UserEmailChanged;
import io.leporello.account.user.UserErased;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserRegistered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Which events make a mail. It hears them only while they are published, in the transaction that stores them: a replay of
 * the ledger writes to nobody.
 */
@Component
@ProcessingGroup(MailPolicy.GROUP)
class MailPolicy {

    static final String GROUP = "signin.mail";

    private static final String BY_ONESELF = "SIGN_UP";

    private final Outbox outbox;
    private final OneTimeLinks links;
    private final UserDirectory users;

    MailPolicy(Outbox outbox, OneTimeLinks links, UserDirectory users) {
        this.outbox = outbox;
        this.links = links;
        this.users = users;
    }

    @EventHandler
    void on(UserRegistered event) {
        outbox.put(event.userId(), event.how().equals(BY_ONESELF) ? LinkPurpose.CONFIRM : LinkPurpose.INVITATION);
    }

    /** Whose address it is may be somebody else who holds the session: the person hears of it in time. */
    @EventHandler
    void on(UserEmailAsked event) {
        outbox.putNotice(event.userId(), event.before());
        outbox.putNewAddress(event.userId(), event.email(), event.claim());
    }

    /** Links that went to the old address prove nothing about the new one. */
    @EventHandler
    void on(UserEmailChanged event) {
        links.forgetFormer(event.userId());
        outbox.forgetLinks(event.userId());
        var joined = users.find(event.userId()).filter(UserFacts::joined).isPresent();
        if (!joined) outbox.put(event.userId(), LinkPurpose.INVITATION);
    }

    @EventHandler
    void on(UserErased event) {
        outbox.forget(event.userId());
    }
}
