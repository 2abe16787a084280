package io.leporello.account.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leporello.account.person.Sealed;
import io.leporello.event.Outcome;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One user from registration to erasure. What touches name and address is sealed and opened outside, by
 * {@link PersonalData}, because keys and nonces are random and live in a table.
 */
@Aggregate
class User {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String identifier;

    private @Nullable UserRegistered registered;
    private @Nullable UserFacts facts;
    private @Nullable Sealed name;
    private @Nullable Sealed email;
    private @Nullable String claim;
    private @Nullable UserEmailAsked asked;

    static String identifier(String userId) {
        return "user/" + userId;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ActivateUser command, Memberships memberships) {
        var user = present(command.userId());
        if (user.status() == UserStatus.DEACTIVATED) throw deactivated(user);
        if (user.joined() && user.confirmed()) return Outcome.ALREADY_THERE;
        apply(new UserActivated(user.id(), user.customer()));
        settle(user, memberships);
        return Outcome.RECORDED;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ChangeRoles command, Memberships memberships) {
        var user = present(command.userId());
        new Checks().also(RoleChecks.faults(command.roles(), user.customer())).refuseIfAny();
        var before = user.roles().stream().map(UserRole::name).toList();
        var changed = difference(before, command.roles());
        if (changed.isEmpty()) return Outcome.ALREADY_THERE;
        RoleChecks.refuseBeyond(command.grantable(), changed);
        apply(new UserRolesChanged(user.id(), user.customer(), command.roles()));
        settle(user, memberships);
        return Outcome.RECORDED;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(DeactivateUser command, Memberships memberships) {
        var user = present(command.userId());
        if (user.status() == UserStatus.DEACTIVATED) return Outcome.ALREADY_THERE;
        apply(new UserDeactivated(user.id(), user.customer()));
        settle(user, memberships);
        return Outcome.RECORDED;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Outcome handle(ReactivateUser command, Memberships memberships) {
        var user = present(command.userId());
        if (user.status() != UserStatus.DEACTIVATED) return Outcome.ALREADY_THERE;
        apply(new UserReactivated(user.id(), user.customer()));
        settle(user, memberships);
        return Outcome.RECORDED;
    }

    void register(UserRegistered wanted, Memberships memberships) {
        apply(wanted);
        settle(null, memberships);
    }

    void rename(Sealed wanted) {
        apply(new UserRenamed(facts().id(), facts().customer(), wanted));
    }

    void changeEmail(Sealed wanted, String wantedClaim) {
        apply(new UserEmailChanged(facts().id(), facts().customer(), wanted, wantedClaim));
    }

    void askForEmail(Sealed wanted, String wantedClaim) {
        apply(new UserEmailAsked(facts().id(), facts().customer(), wanted, wantedClaim, email()));
    }

    /** The address asked for becomes the user's, who showed by this that it is theirs. */
    void takeAskedEmail() {
        var user = facts();
        if (user.status() == UserStatus.DEACTIVATED) throw deactivated(user);
        var wanted = Objects.requireNonNull(asked);
        apply(new UserEmailChanged(user.id(), user.customer(), wanted.email(), wanted.claim()));
        apply(new UserActivated(user.id(), user.customer()));
    }

    void erase(Memberships memberships) {
        var user = facts();
        if (user.managing()) memberships.managerErased(Objects.requireNonNull(user.customer()), user.id());
        apply(new UserErased(user.id(), user.customer()));
    }

    /** Tells the account when this user began or ceased to run it; a refusal takes the whole unit of work back. */
    private void settle(@Nullable UserFacts before, Memberships memberships) {
        var now = facts();
        var managed = before != null && before.managing();
        if (now.customer() == null || managed == now.managing()) return;
        if (managed) memberships.managerLeft(now.customer(), now.id());
        else memberships.managerJoined(now.customer(), now.id());
    }

    private static Refusal deactivated(UserFacts user) {
        return Refusal.conflict("User " + user.id() + " is deactivated; it has to be reactivated first.");
    }

    private static Set<String> difference(List<String> some, List<String> others) {
        var different = new HashSet<>(some);
        different.addAll(others);
        different.removeIf(role -> some.contains(role) && others.contains(role));
        return different;
    }

    /** @throws Refusal of kind UNKNOWN when there never was such a user, or CONFLICT when it was erased */
    UserFacts present(String userId) {
        if (facts == null) throw UserDirectory.unknown(userId);
        if (facts.status() == UserStatus.ERASED) throw Refusal.conflict("User " + userId + " was erased.");
        return facts;
    }

    boolean known() {
        return facts != null;
    }

    UserFacts facts() {
        return Objects.requireNonNull(facts);
    }

    UserRegistered registered() {
        return Objects.requireNonNull(registered);
    }

    Sealed name() {
        return Objects.requireNonNull(name);
    }

    Sealed email() {
        return Objects.requireNonNull(email);
    }

    String claim() {
        return Objects.requireNonNull(claim);
    }

    /** Empty when none is waited for. */
    Optional<String> askedClaim() {
        return Optional.ofNullable(asked).map(UserEmailAsked::claim);
    }

    /** One for all events, since Axon calls only the most specific one. */
    @EventSourcingHandler
    void on(UserEvent event) {
        identifier = identifier(event.userId());
        facts = UserFold.after(facts, event);
        if (event instanceof UserRegistered first) {
            registered = first;
            name = first.name();
            email = first.email();
            claim = first.claim();
        } else if (event instanceof UserRenamed renamed) {
            name = renamed.name();
        } else if (event instanceof UserEmailAsked wanted) {
            asked = wanted;
        } else if (event instanceof UserEmailChanged changed) {
            asked = null;
            email = changed.email();
            claim = changed.claim();
        }
    }
}
