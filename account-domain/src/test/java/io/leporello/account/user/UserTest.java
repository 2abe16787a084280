package io.leporello.account.user;

import static io.leporello.account.user.UserRole.ANNOTATOR;
import static io.leporello.account.user.UserRole.MANAGER;
import static io.leporello.account.user.UserRole.OPERATOR;
import static io.leporello.account.user.UserRole.RESELLER;
import static io.leporello.account.user.UserRole.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.person.Sealed;
import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserTest {

    private static final Set<UserRole> ALL = EnumSet.allOf(UserRole.class);

    private final FixtureConfiguration<User> fixture = new AggregateTestFixture<>(User.class);
    private final Account account = new Account();

    /** Remembers who runs the account, and refuses to lose the last one. */
    private static final class Account implements Memberships {
        private final List<String> said = new ArrayList<>();
        private boolean lastOne;

        @Override
        public void managerJoined(String customer, String userId) {
            said.add(userId + " joined " + customer);
        }

        @Override
        public void managerLeft(String customer, String userId) {
            if (lastOne) throw Refusal.conflict(userId + " is the last one");
            said.add(userId + " left " + customer);
        }

        @Override
        public void managerErased(String customer, String userId) {
            said.add(userId + " was erased from " + customer);
        }
    }

    @BeforeEach
    void account() {
        fixture.registerInjectableResource(account);
    }

    @Test
    void an_invited_manager_runs_the_account_from_the_moment_the_invitation_is_accepted() {
        when(new ActivateUser("anna"), invited("MANAGER")).expectEvents(new UserActivated("anna", "kunde"));
        assertThat(account.said).containsExactly("anna joined kunde");
    }

    @Test
    void who_signed_up_runs_the_account_already_and_only_confirms_the_address() {
        when(new ActivateUser("anna"), signedUp()).expectEvents(new UserActivated("anna", "kunde"));
        assertThat(account.said).isEmpty();
    }

    @Test
    void to_confirm_twice_adds_nothing() {
        when(new ActivateUser("anna"), invited("USER"), new UserActivated("anna", "kunde"))
                .expectNoEvents()
                .expectResultMessagePayload(Outcome.ALREADY_THERE);
    }

    @Test
    void a_changed_address_has_to_be_confirmed_again() {
        var changed = new UserEmailChanged("anna", "kunde", new Sealed("1.x"), "email/x");
        when(new ActivateUser("anna"), signedUp(), new UserActivated("anna", "kunde"), changed)
                .expectEvents(new UserActivated("anna", "kunde"));
    }

    @Test
    void a_link_does_not_lift_a_deactivation() {
        refused(
                when(new ActivateUser("anna"), invited("USER"), new UserDeactivated("anna", "kunde")),
                Refusal.Kind.CONFLICT,
                "deactivated");
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(textBlock = """
            MANAGER,         MANAGER USER,      ''
            MANAGER,         USER,              anna left kunde
            USER,            ANNOTATOR MANAGER, anna joined kunde
            USER,            ANNOTATOR,         ''
            """)
    void the_account_hears_of_managers_who_come_and_go(String before, String after, String said) {
        var roles = List.of(after.split(" "));
        when(new ChangeRoles("anna", roles, ALL), invited(before), new UserActivated("anna", "kunde"))
                .expectEvents(new UserRolesChanged("anna", "kunde", roles));
        assertThat(String.join(", ", account.said)).isEqualTo(said);
    }

    @Test
    void the_last_manager_stays_one() {
        account.lastOne = true;
        refused(when(new ChangeRoles("anna", List.of("USER"), ALL), signedUp()), Refusal.Kind.CONFLICT, "the last one");
    }

    @Test
    void the_last_manager_is_not_deactivated() {
        account.lastOne = true;
        refused(when(new DeactivateUser("anna"), signedUp()), Refusal.Kind.CONFLICT, "the last one");
    }

    @Test
    void nobody_gives_a_role_that_is_not_theirs_to_give() {
        refused(
                when(new ChangeRoles("anna", List.of("USER", "RESELLER"), Set.of(USER, ANNOTATOR)), invited("USER")),
                Refusal.Kind.NOT_ALLOWED,
                "RESELLER",
                "USER, ANNOTATOR");
    }

    @Test
    void nobody_takes_a_role_that_is_not_theirs_to_give() {
        refused(
                when(new ChangeRoles("anna", List.of("USER"), Set.of(USER, MANAGER)), invited("RESELLER")),
                Refusal.Kind.NOT_ALLOWED,
                "RESELLER");
    }

    @Test
    void a_role_that_stays_needs_nobody_who_may_give_it() {
        when(new ChangeRoles("anna", List.of("RESELLER", "USER"), Set.of(USER)), invited("RESELLER"))
                .expectEvents(new UserRolesChanged("anna", "kunde", List.of("RESELLER", "USER")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            OPERATOR,  holds "OPERATOR"
            manager,   holds "manager"
            '',        at least one
            """)
    void a_customers_user_has_roles_for_customers(String roles, String said) {
        var wanted = roles.isEmpty() ? List.<String>of() : List.of(roles);
        var thrown = catchRefusal(when(new ChangeRoles("anna", wanted, ALL), invited("USER")));
        assertThat(thrown.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(thrown)
                .hasMessageContaining(said.replaceFirst("^holds ", ""))
                .hasMessageContaining("MANAGER");
    }

    @Test
    void a_user_of_the_platform_has_roles_for_the_platform() {
        var platform = registered(null, UserRegistered.INVITATION, "AUDITOR");
        when(new ChangeRoles("anna", List.of("OPERATOR"), Set.of(OPERATOR, UserRole.AUDITOR)), platform)
                .expectEvents(new UserRolesChanged("anna", null, List.of("OPERATOR")));
    }

    @Test
    void an_invitation_that_was_withdrawn_and_renewed_still_waits_for_its_answer() {
        when(new ReactivateUser("anna"), invited("MANAGER"), new UserDeactivated("anna", "kunde"))
                .expectEvents(new UserReactivated("anna", "kunde"))
                .expectState(user -> assertThat(user.facts().status()).isEqualTo(UserStatus.INVITED));
        assertThat(account.said).isEmpty();
    }

    @Test
    void a_reactivated_manager_runs_the_account_again() {
        when(new ReactivateUser("anna"), signedUp(), new UserDeactivated("anna", "kunde"))
                .expectEvents(new UserReactivated("anna", "kunde"))
                .expectState(user -> assertThat(user.facts().status()).isEqualTo(UserStatus.ACTIVE));
        assertThat(account.said).containsExactly("anna joined kunde");
    }

    @Test
    void nothing_more_is_decided_about_somebody_erased() {
        refused(
                when(new DeactivateUser("anna"), signedUp(), new UserErased("anna", "kunde")),
                Refusal.Kind.CONFLICT,
                "was erased");
    }

    @Test
    void who_never_came_is_unknown() {
        var result = fixture.givenNoPriorActivity().when(new DeactivateUser("nobody"));
        refused(result, Refusal.Kind.UNKNOWN, "nobody");
    }

    @Test
    void an_erased_user_may_do_nothing() {
        var facts = UserFold.after(UserFold.after(null, signedUp()), new UserErased("anna", "kunde"));
        assertThat(facts).isEqualTo(new UserFacts("anna", "kunde", Set.of(), UserStatus.ERASED, true, false));
        assertThat(facts.has(RESELLER)).isFalse();
    }

    private ResultValidator<User> when(Object command, Object... before) {
        return fixture.given(before).when(command);
    }

    private static void refused(ResultValidator<User> result, Refusal.Kind kind, String... words) {
        var refusal = catchRefusal(result);
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal).hasMessageContainingAll(words);
    }

    private static Refusal catchRefusal(ResultValidator<User> result) {
        var caught = new ArrayList<Refusal>();
        result.expectNoEvents()
                .expectException(org.hamcrest.Matchers.isA(Refusal.class))
                .expectException(new org.hamcrest.TypeSafeMatcher<Refusal>() {
                    @Override
                    protected boolean matchesSafely(Refusal refusal) {
                        return caught.add(refusal);
                    }

                    @Override
                    public void describeTo(org.hamcrest.Description description) {
                        description.appendText("a refusal");
                    }
                });
        return caught.get(0);
    }

    private static UserRegistered invited(String role) {
        return registered("kunde", UserRegistered.INVITATION, role);
    }

    private static UserRegistered signedUp() {
        return registered("kunde", UserRegistered.SIGN_UP, "MANAGER");
    }

    private static UserRegistered registered(@Nullable String customer, String how, String role) {
        return new UserRegistered(
                "anna", customer, List.of(role), new Sealed("1.name"), new Sealed("1.email"), "email/a", how);
    }
}
