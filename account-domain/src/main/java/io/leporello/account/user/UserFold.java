package io.leporello.account.user;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the facts about a user follow from its events. */
final class UserFold {

    private UserFold() {}

    /** @param before null before the first event */
    static UserFacts after(@Nullable UserFacts before, UserEvent event) {
        if (event instanceof UserRegistered registered) return facts(registered);
        var user = Objects.requireNonNull(before);
        if (event instanceof UserActivated) return user.activated();
        if (event instanceof UserRolesChanged changed) return user.with(roles(changed.roles()));
        if (event instanceof UserRenamed || event instanceof UserEmailAsked) return user;
        if (event instanceof UserEmailChanged) return user.confirmed(false);
        if (event instanceof UserDeactivated) return user.with(UserStatus.DEACTIVATED);
        if (event instanceof UserReactivated) return user.reactivated();
        if (event instanceof UserErased) return user.erased();
        throw new IllegalArgumentException("What does " + event + " mean for a user?");
    }

    private static UserFacts facts(UserRegistered event) {
        var joined = event.how().equals(UserRegistered.SIGN_UP);
        var status = joined ? UserStatus.ACTIVE : UserStatus.INVITED;
        return new UserFacts(event.userId(), event.customer(), roles(event.roles()), status, joined, false);
    }

    static Set<UserRole> roles(List<String> names) {
        return names.stream().map(UserRole::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
