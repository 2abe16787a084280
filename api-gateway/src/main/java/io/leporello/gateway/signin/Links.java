package io.leporello.gateway.signin;

import io.leporello.account.credential.Credentials;
import io.leporello.account.credential.LinkPurpose;
import io.leporello.account.credential.OneTimeLinks;
import io.leporello.account.person.Person;
import io.leporello.account.user.ActivateUser;
import io.leporello.account.user.ConfirmEmail;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.RenameUser;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserStatus;
import io.leporello.account.user.UserView;
import io.leporello.event.Origin;
import io.leporello.gateway.mail.Outbox;
import io.leporello.gateway.web.Ledger;
import io.leporello.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a link does that came by mail. It is used up last, after everything that can be repeated: who was interrupted clicks
 * again.
 */
@Component
final class Links {

    private final OneTimeLinks links;
    private final Credentials credentials;
    private final Outbox outbox;
    private final Sessions sessions;
    private final Ledger ledger;
    private final TransactionTemplate transactions;

    Links(
            OneTimeLinks links,
            Credentials credentials,
            Outbox outbox,
            Sessions sessions,
            Ledger ledger,
            TransactionTemplate transactions) {
        this.links = links;
        this.credentials = credentials;
        this.outbox = outbox;
        this.sessions = sessions;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** @return whose address is confirmed now, be it the first one or another */
    String confirm(String token, String request) {
        var newAddress = links.find(token, LinkPurpose.NEW_ADDRESS);
        if (newAddress.isPresent()) return confirmNew(newAddress.get(), token, request);
        var userId = holder(token, LinkPurpose.CONFIRM);
        ledger.send(new ActivateUser(userId), originOf(userId, request));
        useUp(token, LinkPurpose.CONFIRM);
        return userId;
    }

    private String confirmNew(String userId, String token, String request) {
        var claim = links.about(token).orElseThrow(Links::useless);
        ledger.send(new ConfirmEmail(userId, claim), originOf(userId, request));
        useUp(token, LinkPurpose.NEW_ADDRESS);
        return userId;
    }

    /**
     * @param name null to be called as the invitation says
     * @return who joined
     */
    String accept(String token, String password, @Nullable String name, String request) {
        var userId = holder(token, LinkPurpose.INVITATION);
        var origin = originOf(userId, request);
        var person = person(userId, origin);
        var hash = credentials.accept(password, name == null ? person : new Person(name, person.email()));
        if (name != null) ledger.send(new RenameUser(userId, name), origin);
        ledger.send(new ActivateUser(userId), origin);
        setPassword(token, LinkPurpose.INVITATION, hash);
        return userId;
    }

    /** @return whose password it is now; every session of the user is over */
    String reset(String token, String password, String request) {
        var userId = holder(token, LinkPurpose.RESET);
        var hash = credentials.accept(password, person(userId, originOf(userId, request)));
        setPassword(token, LinkPurpose.RESET, hash);
        sessions.endAll(userId);
        return userId;
    }

    /**
     * Sends again what a user still waits for.
     *
     * @throws Refusal of kind CONFLICT when that is nothing
     */
    LinkPurpose sendAgain(UserFacts user) {
        var purpose = awaited(user);
        transactions.executeWithoutResult(status -> outbox.put(user.id(), purpose));
        return purpose;
    }

    private static LinkPurpose awaited(UserFacts user) {
        if (user.status() == UserStatus.INVITED) return LinkPurpose.INVITATION;
        if (user.status() == UserStatus.ACTIVE && !user.confirmed()) return LinkPurpose.CONFIRM;
        throw Refusal.conflict("User " + user.id() + " is " + user.status() + (user.confirmed() ? " and confirmed" : "")
                + "; only one who is invited, or not confirmed yet, waits for a mail.");
    }

    void offerReset(String userId) {
        transactions.executeWithoutResult(status -> outbox.put(userId, LinkPurpose.RESET));
    }

    /** Of many at once with one link, one sets the password. */
    private void setPassword(String token, LinkPurpose purpose, String hash) {
        transactions.executeWithoutResult(status -> credentials.store(redeem(token, purpose), hash));
    }

    private void useUp(String token, LinkPurpose purpose) {
        transactions.executeWithoutResult(status -> redeem(token, purpose));
    }

    private Person person(String userId, Origin origin) {
        return ledger.find(new FindUser(userId), UserView.class, origin)
                .filter(user -> user.email() != null && user.name() != null)
                .map(user -> new Person(String.valueOf(user.name()), String.valueOf(user.email())))
                .orElseThrow(Links::useless);
    }

    private String holder(String token, LinkPurpose purpose) {
        return links.find(token, purpose).orElseThrow(Links::useless);
    }

    /** The mail that would bring the link, if it still waits, is of no use any more either. */
    private String redeem(String token, LinkPurpose purpose) {
        var userId = links.redeem(token, purpose).orElseThrow(Links::useless);
        outbox.used(userId, purpose);
        return userId;
    }

    private static Refusal useless() {
        return Refusal.invalid("token", "does not work any more, or never did; that of the newest mail was expected");
    }

    private static Origin originOf(String userId, String request) {
        return new Origin("user:" + userId, null, request);
    }
}
