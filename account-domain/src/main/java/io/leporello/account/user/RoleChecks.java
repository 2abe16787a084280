package io.leporello.account.user;

import static io.leporello.refusal.TextChecks.shown;

import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which roles a user may have, and who may give them. */
final class RoleChecks {

    private RoleChecks() {}

    /** Each once, in the order of the alphabet; none when absent. */
    static List<String> written(@Nullable List<String> roles) {
        return roles == null
                ? List.of()
                : roles.stream().map(String::valueOf).distinct().sorted().toList();
    }

    /** @param customer null for a user of the platform */
    static List<FieldError> faults(List<String> roles, @Nullable String customer) {
        var platform = customer == null;
        var checks = new Checks();
        checks.require(
                !roles.isEmpty(), "roles", "is empty; at least one of " + UserRole.words(platform) + " was expected");
        for (var role : roles)
            checks.require(
                    UserRole.find(role)
                            .filter(known -> known.platform() == platform)
                            .isPresent(),
                    "roles",
                    "holds " + shown(role) + "; for a user of "
                            + (platform ? "the platform" : "a customer account") + " any of "
                            + UserRole.words(platform) + " were expected");
        return checks.errors();
    }

    /** @throws Refusal of kind NOT_ALLOWED that names the roles which are not the sender's to give or to take */
    static void refuseBeyond(Set<UserRole> grantable, Collection<String> roles) {
        var beyond = roles.stream()
                .filter(role -> UserRole.find(role).filter(grantable::contains).isEmpty())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!beyond.isEmpty())
            throw Refusal.notAllowed("You may neither give nor take the role " + beyond + "; "
                    + (grantable.isEmpty() ? "no role" : listed(grantable)) + " is yours to give.");
    }

    private static String listed(Set<UserRole> roles) {
        return roles.stream().sorted().map(UserRole::name).collect(Collectors.joining(", "));
    }
}
