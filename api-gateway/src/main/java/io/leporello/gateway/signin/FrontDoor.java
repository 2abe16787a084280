package io.leporello.gateway.signin;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.leporello.account.credential.Credentials;
import io.leporello.account.credential.LinkPurpose;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.email.EmailDirectory;
import io.leporello.account.person.Person;
import io.leporello.account.user.AskForEmail;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.SignUp;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserView;
import io.leporello.event.Origin;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.UserSession;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.RequestId;
import io.leporello.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/** Everything by which a person gets in and out, for calls and pages alike. */
@Component
public final class FrontDoor {

    /** Longer than the work takes when there is any, so that the time tells nothing. */
    private static final long RESET_MILLIS = 400;

    private final Doorkeeper doorkeeper;
    private final Links links;
    private final Sessions sessions;
    private final Credentials credentials;
    private final EmailDirectory emails;
    private final Ledger ledger;
    private final SignUpLimit limit;
    private final Ids ids;
    private final Turns turns = new Turns();

    FrontDoor(
            Doorkeeper doorkeeper,
            Links links,
            Sessions sessions,
            Credentials credentials,
            EmailDirectory emails,
            Ledger ledger,
            SignUpLimit limit,
            Ids ids) {
        this.doorkeeper = doorkeeper;
        this.links = links;
        this.sessions = sessions;
        this.credentials = credentials;
        this.emails = emails;
        this.ledger = ledger;
        this.limit = limit;
        this.ids = ids;
    }

    /** The user and the customer account that a sign-up made. */
    public record Made(String userId, String customerId) {}

    /**
     * Makes a user, and a customer account that the user manages.
     *
     * @throws Refusal     when something is wrong with what was entered, or the address is somebody's
     * @throws HttpRefusal 429 when the network address has had its share
     */
    public Made signUp(Person person, String password, CustomerDetails organisation, HttpServletRequest request) {
        limit.count(request.getRemoteAddr());
        var made = new Made(ids.next(), ids.next());
        // Checks itself before the slow hash is made.
        var unsecured = new SignUp(made.userId(), made.customerId(), person, null, organisation);
        return turns.take(person.email(), () -> signUp(unsecured, password, request));
    }

    private Made signUp(SignUp unsecured, String password, HttpServletRequest request) {
        var person = unsecured.person();
        var made = new Made(unsecured.userId(), unsecured.customerId());
        // Asked before the slow hash is made; who is faster in another process is found out by the command.
        if (emails.holder(person.email()).isPresent())
            throw Refusal.conflict("This e-mail address belongs to a user already.");
        var hash = credentials.accept(password, person);
        var command = new SignUp(made.userId(), made.customerId(), person, hash, unsecured.organisation());
        ledger.send(command, new Origin("user:" + made.userId(), made.customerId(), RequestId.of(request)));
        return made;
    }

    /**
     * Begins a session.
     *
     * @throws BadCredentialsException when the address is nobody's, the password is wrong or the user is not active
     * @throws HttpRefusal             429 after too many attempts
     */
    public UserFacts signIn(String email, String password, HttpServletRequest request) {
        var user = doorkeeper.recognise(email, password, request.getRemoteAddr());
        UserSession.begin(request, user.id());
        return user;
    }

    public void signOut(HttpServletRequest request) {
        UserSession.end(request);
    }

    public void signOutEverywhere(Caller caller, HttpServletRequest request) {
        sessions.endAll(caller.userId());
        UserSession.end(request);
    }

    /**
     * Changes the password of the person who is asking; every other session ends.
     *
     * @throws BadCredentialsException when the old one is wrong
     */
    public void changePassword(Caller caller, String old, String password, HttpServletRequest request) {
        var userId = caller.userId();
        doorkeeper.confirm(userId, old, request.getRemoteAddr());
        credentials.set(userId, person(userId, caller), password);
        sessions.endAll(userId);
        UserSession.begin(request, userId);
    }

    private Person person(String userId, Caller caller) {
        var user = ledger.find(new FindUser(userId), UserView.class, caller.origin())
                .orElseThrow(() -> UserDirectory.unknown(userId));
        return new Person(Objects.requireNonNullElse(user.name(), ""), Objects.requireNonNullElse(user.email(), ""));
    }

    /**
     * Asks for another e-mail address: a link goes there, a notice to the old one, which stays until the link was used.
     *
     * @param password the person's, once more; anything for one who has none, since that one signs in elsewhere
     * @throws BadCredentialsException when the password is wrong
     */
    public void askForEmail(Caller caller, String email, String password, HttpServletRequest request) {
        var userId = caller.userId();
        var command = new AskForEmail(userId, email);
        if (credentials.any(userId)) doorkeeper.confirm(userId, password, request.getRemoteAddr());
        else doorkeeper.refuseGuessing("mails to " + userId, request.getRemoteAddr());
        ledger.send(command, caller.origin());
    }

    /**
     * Sends the mail again that a user waits for.
     *
     * @return what it is for: an invitation, or the confirmation of the address
     * @throws Refusal     of kind CONFLICT when the user waits for none
     * @throws HttpRefusal 429 after too many
     */
    public LinkPurpose sendAgain(UserFacts user, HttpServletRequest request) {
        doorkeeper.refuseGuessing("mails to " + user.id(), request.getRemoteAddr());
        return links.sendAgain(user);
    }

    /** Sends a link to choose a new password, if the address is anybody's; ends after the same time in any case. */
    public CompletableFuture<Void> forgotten(String email, HttpServletRequest request) {
        limit.count(request.getRemoteAddr());
        var answer = new CompletableFuture<Void>().completeOnTimeout(null, RESET_MILLIS, MILLISECONDS);
        doorkeeper.refuseGuessing("reset " + email, request.getRemoteAddr());
        doorkeeper.active(email).ifPresent(user -> links.offerReset(user.id()));
        return answer;
    }

    /**
     * Chooses a new password by a link; every session of the user ends.
     *
     * @return whose it is
     */
    public String reset(String token, String password, HttpServletRequest request) {
        limit.count(request.getRemoteAddr());
        return links.reset(token, password, RequestId.of(request));
    }

    /** @return whose address is confirmed now */
    public String confirm(String token, HttpServletRequest request) {
        return links.confirm(token, RequestId.of(request));
    }

    /**
     * @param name null to be called as the invitation says
     * @return who joined
     */
    public String accept(String token, String password, @Nullable String name, HttpServletRequest request) {
        limit.count(request.getRemoteAddr());
        return links.accept(token, password, name, RequestId.of(request));
    }
}
