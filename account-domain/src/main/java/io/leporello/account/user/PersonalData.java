package io.leporello.account.user;

import io.leporello.account.credential.Credentials;
import io.leporello.account.credential.OneTimeLinks;
import io.leporello.account.customer.Customers;
import io.leporello.account.customer.RegisterCustomer;
import io.leporello.account.email.EmailClaims;
import io.leporello.account.email.EmailDirectory;
import io.leporello.account.email.EmailFingerprint;
import io.leporello.account.person.Person;
import io.leporello.account.person.PersonKey;
import io.leporello.account.person.PersonKeys;
import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Handles whatever touches a person's name or address: seals it before it comes into an event, and destroys the key in the
 * transaction of the event that says so. Whoever locks more than one thing does it in the order customer, user, members,
 * address.
 */
@Component
class PersonalData {

    private final Repository<User> users;
    private final Customers customers;
    private final Memberships memberships;
    private final EmailClaims emails;
    private final EmailDirectory directory;
    private final EmailFingerprint fingerprints;
    private final PersonKeys keys;
    private final Credentials credentials;
    private final OneTimeLinks links;

    PersonalData(
            Repository<User> users,
            Customers customers,
            Memberships memberships,
            EmailClaims emails,
            EmailDirectory directory,
            EmailFingerprint fingerprints,
            PersonKeys keys,
            Credentials credentials,
            OneTimeLinks links) {
        this.users = users;
        this.customers = customers;
        this.memberships = memberships;
        this.emails = emails;
        this.directory = directory;
        this.fingerprints = fingerprints;
        this.keys = keys;
        this.credentials = credentials;
        this.links = links;
    }

    @CommandHandler
    Outcome handle(SignUp command) throws Exception {
        customers.register(new RegisterCustomer(command.customerId(), command.organisation()));
        var user = load(command.userId());
        var wanted = new Wanted(
                command.userId(),
                command.customerId(),
                command.person(),
                List.of(UserRole.MANAGER.name()),
                UserRegistered.SIGN_UP);
        if (isThere(user, wanted)) return Outcome.ALREADY_THERE;
        register(user, wanted);
        if (command.passwordHash() != null) credentials.store(command.userId(), command.passwordHash());
        return Outcome.RECORDED;
    }

    @CommandHandler
    Outcome handle(InviteUser command) throws Exception {
        if (command.customer() != null) customers.existing(command.customer());
        var user = load(command.userId());
        var wanted = new Wanted(
                command.userId(), command.customer(), command.person(), command.roles(), UserRegistered.INVITATION);
        if (isThere(user, wanted)) return Outcome.ALREADY_THERE;
        register(user, wanted);
        return Outcome.RECORDED;
    }

    @CommandHandler
    Outcome handle(RenameUser command) throws Exception {
        var user = load(command.userId());
        var key = keyOf(user, command.userId());
        if (person(user, key).name().equals(command.name())) return Outcome.ALREADY_THERE;
        user.execute(known -> known.rename(key.sealName(command.name())));
        return Outcome.RECORDED;
    }

    @CommandHandler
    Outcome handle(ChangeEmail command) throws Exception {
        var user = load(command.userId());
        var key = keyOf(user, command.userId());
        if (person(user, key).email().equals(command.email())) return Outcome.ALREADY_THERE;
        if (user.invoke(User::facts).joined())
            throw Refusal.conflict("User " + command.userId() + " has joined, and alone may ask for another address.");
        var before = user.invoke(User::claim);
        var claim = fingerprints.of(command.email());
        user.execute(known -> known.changeEmail(key.sealEmail(command.email()), claim));
        if (!claim.equals(before)) emails.exchange(before, claim, command.userId());
        return Outcome.RECORDED;
    }

    @CommandHandler
    Outcome handle(AskForEmail command) throws Exception {
        var user = load(command.userId());
        var key = keyOf(user, command.userId());
        if (!user.invoke(User::facts).joined())
            throw Refusal.conflict("User " + command.userId() + " has not joined yet; the invitation comes first.");
        if (person(user, key).email().equals(command.email()))
            throw Refusal.conflict("This is the e-mail address of user " + command.userId() + " already.");
        refuseTaken(command);
        var claim = fingerprints.of(command.email());
        user.execute(known -> known.askForEmail(key.sealEmail(command.email()), claim));
        return Outcome.RECORDED;
    }

    /** It is not kept free for who asks, or anybody could keep anybody from signing up; the claim decides in the end. */
    private void refuseTaken(AskForEmail command) {
        directory
                .holder(command.email())
                .filter(holder -> !holder.equals(command.userId()))
                .ifPresent(other -> {
                    throw EmailClaims.taken();
                });
    }

    @CommandHandler
    Outcome handle(ConfirmEmail command) throws Exception {
        var user = load(command.userId());
        user.invoke(known -> known.present(command.userId()));
        var before = user.invoke(User::claim);
        var asked = user.invoke(User::askedClaim);
        if (asked.isEmpty() && before.equals(command.claim())) return Outcome.ALREADY_THERE;
        if (!asked.equals(Optional.of(command.claim())))
            throw Refusal.conflict("Another e-mail address was asked for since; the link of the newest mail counts.");
        user.execute(User::takeAskedEmail);
        if (!command.claim().equals(before)) emails.exchange(before, command.claim(), command.userId());
        return Outcome.RECORDED;
    }

    @CommandHandler
    Outcome handle(EraseUser command) throws Exception {
        var user = load(command.userId());
        if (!user.invoke(User::known)) throw UserDirectory.unknown(command.userId());
        // Also when it was erased before: events that are kept elsewhere are there before this, and a crash may have
        // come between.
        destroySecrets(command.userId());
        if (user.invoke(User::facts).status() == UserStatus.ERASED) return Outcome.ALREADY_THERE;
        user.execute(known -> known.erase(memberships));
        emails.release(user.invoke(User::claim), command.userId());
        return Outcome.RECORDED;
    }

    private void destroySecrets(String userId) {
        keys.destroy(userId);
        credentials.forget(userId);
        links.forget(userId);
    }

    /** What is asked for, with everything that has to be the same when it is asked for again. */
    private record Wanted(String userId, @Nullable String customer, Person person, List<String> roles, String how) {}

    private void register(Aggregate<User> user, Wanted wanted) {
        var key = keys.make(wanted.userId);
        var claim = fingerprints.of(wanted.person.email());
        var event = new UserRegistered(
                wanted.userId,
                wanted.customer,
                wanted.roles,
                key.sealName(wanted.person.name()),
                key.sealEmail(wanted.person.email()),
                claim,
                wanted.how);
        user.execute(fresh -> fresh.register(event, memberships));
        emails.claim(claim, wanted.userId);
    }

    /** @throws Refusal of kind CONFLICT when the id is there for somebody or something else */
    private boolean isThere(Aggregate<User> user, Wanted wanted) {
        if (!user.invoke(User::known)) return false;
        if (!sameAsSent(user, wanted) && !sameAsNow(user, wanted))
            throw Refusal.conflict("User " + wanted.userId
                    + " is there already with another account, name, e-mail address or other roles.");
        return true;
    }

    /** What counts is what was sent then, or a late retry would contradict a change made since. */
    private boolean sameAsSent(Aggregate<User> user, Wanted wanted) {
        var sent = user.invoke(User::registered);
        return Objects.equals(sent.customer(), wanted.customer)
                && sent.roles().equals(wanted.roles)
                && sent.how().equals(wanted.how)
                && keyOf(user, wanted.userId).open(sent.name(), sent.email()).equals(wanted.person);
    }

    private boolean sameAsNow(Aggregate<User> user, Wanted wanted) {
        var now = user.invoke(User::facts);
        return Objects.equals(now.customer(), wanted.customer)
                && now.roles().equals(UserFold.roles(wanted.roles))
                && person(user, keyOf(user, wanted.userId)).equals(wanted.person);
    }

    private static Person person(Aggregate<User> user, PersonKey key) {
        return key.open(user.invoke(User::name), user.invoke(User::email));
    }

    /** @throws Refusal of kind UNKNOWN when there never was such a user, or CONFLICT when it was erased */
    private PersonKey keyOf(Aggregate<User> user, String userId) {
        user.invoke(known -> known.present(userId));
        return keys.find(userId).orElseThrow(() -> Refusal.conflict("User " + userId + " was erased."));
    }

    private Aggregate<User> load(String userId) throws Exception {
        return users.loadOrCreate(User.identifier(userId), User::new);
    }
}
