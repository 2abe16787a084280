package io.leporello.gateway.account;

import io.leporello.account.person.Person;
import io.leporello.account.user.ChangeEmail;
import io.leporello.account.user.ChangeRoles;
import io.leporello.account.user.DeactivateUser;
import io.leporello.account.user.EraseUser;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.InviteUser;
import io.leporello.account.user.ListUsers;
import io.leporello.account.user.ReactivateUser;
import io.leporello.account.user.RenameUser;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserPage;
import io.leporello.account.user.UserRole;
import io.leporello.account.user.UserStatus;
import io.leporello.account.user.UserView;
import io.leporello.event.Origin;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Reach;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Users of customers and of the platform, from the invitation to the erasure. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Users")
class UserEndpoint {

    private final Ledger ledger;
    private final Ids ids;
    private final UserDirectory users;
    private final KnownCustomers customers;

    UserEndpoint(Ledger ledger, Ids ids, UserDirectory users, KnownCustomers customers) {
        this.ledger = ledger;
        this.ids = ids;
        this.users = users;
        this.customers = customers;
    }

    /** @param id chosen by the sender, so that sending twice makes one user; made here when absent */
    record NewUser(
            @Nullable String id,
            String email,
            String name,
            @Nullable List<String> roles) {}

    record Invited(
            String id, @Nullable String customer, String email, String name, List<String> roles, UserStatus status) {}

    record Roles(List<String> roles) {}

    record Changed(String id, List<String> roles) {}

    record Name(String name) {}

    record Email(String email) {}

    record Touched(String id) {}

    @PostMapping("/customers/{id}/users")
    @Operation(summary = "Invite somebody to a customer account; an e-mail goes out")
    ResponseEntity<Invited> invite(@PathVariable String id, @RequestBody NewUser user, Caller caller) {
        return invited(user, id, caller);
    }

    @PostMapping("/users")
    @Operation(summary = "Invite an operator or an auditor of the platform; an e-mail goes out")
    ResponseEntity<Invited> invite(@RequestBody NewUser user, Caller caller) {
        return invited(user, null, caller);
    }

    private ResponseEntity<Invited> invited(NewUser user, @Nullable String customer, Caller caller) {
        var id = Objects.requireNonNullElseGet(user.id(), ids::next);
        var person = new Person(user.name(), user.email());
        var wanted = Objects.requireNonNullElse(user.roles(), List.<String>of());
        var command = new InviteUser(id, customer, person, wanted, caller.grantable());
        var outcome = ledger.send(command, Outcome.class, caller.origin(customer));
        var answer = new Invited(id, customer, person.email(), person.name(), command.roles(), UserStatus.INVITED);
        return Made.at("/v1/users/" + id, outcome, answer);
    }

    @GetMapping("/customers/{id}/users")
    @Operation(summary = "The users of a customer the caller may see, by name")
    UserPage list(
            @PathVariable String id,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable UserRole role,
            Paging paging,
            Access access) {
        customers.refuseUnknown(id);
        var origin = access.caller().origin(id);
        if (access.wholeAccounts()) return ledger.ask(new ListUsers(id, role, q, paging), UserPage.class, origin);
        if (access.has(Reach.ANNOTATORS))
            return ledger.ask(new ListUsers(id, UserRole.ANNOTATOR, q, paging), UserPage.class, origin);
        return new UserPage(List.of(view(access.caller().userId(), origin)), null);
    }

    @GetMapping("/users")
    @Operation(summary = "All users, by name")
    UserPage list(
            @RequestParam @Nullable String q, @RequestParam @Nullable UserRole role, Paging paging, Caller caller) {
        return ledger.ask(new ListUsers(null, role, q, paging), UserPage.class, caller.origin());
    }

    @GetMapping("/users/me")
    @Operation(summary = "Who is signed in")
    UserView me(Caller caller) {
        return view(caller.userId(), caller.origin());
    }

    @GetMapping("/users/{id}")
    @Operation(summary = "One user")
    UserView find(@PathVariable String id, Caller caller) {
        return view(id, origin(id, caller));
    }

    private UserView view(String id, Origin origin) {
        return ledger.find(new FindUser(id), UserView.class, origin).orElseThrow(() -> UserDirectory.unknown(id));
    }

    @PutMapping("/users/{id}/roles")
    @Operation(summary = "Give a user these roles instead of those before")
    Changed change(@PathVariable String id, @RequestBody Roles wanted, Caller caller) {
        var command = new ChangeRoles(id, wanted.roles(), caller.grantable());
        ledger.send(command, origin(id, caller));
        return new Changed(id, command.roles());
    }

    @PutMapping("/users/{id}/name")
    @Operation(summary = "Call a user otherwise")
    Touched rename(@PathVariable String id, @RequestBody Name name, Caller caller) {
        return touched(id, new RenameUser(id, name.name()), caller);
    }

    @PutMapping("/users/{id}/email")
    @Operation(summary = "Correct the e-mail address of a user who has not joined yet; the invitation goes out to it")
    Touched correct(@PathVariable String id, @RequestBody Email email, Caller caller) {
        return touched(id, new ChangeEmail(id, email.email()), caller);
    }

    @PostMapping("/users/{id}/deactivate")
    @Operation(summary = "Keep a user from signing in")
    Touched deactivate(@PathVariable String id, Caller caller) {
        return touched(id, new DeactivateUser(id), caller);
    }

    @PostMapping("/users/{id}/reactivate")
    @Operation(summary = "Let a deactivated user sign in again")
    Touched reactivate(@PathVariable String id, Caller caller) {
        return touched(id, new ReactivateUser(id), caller);
    }

    @PostMapping("/users/{id}/erase")
    @Operation(summary = "Make name and address unreadable everywhere and for ever; history, totals and invoices stay")
    Touched erase(@PathVariable String id, Caller caller) {
        return touched(id, new EraseUser(id), caller);
    }

    private Touched touched(String id, Object command, Caller caller) {
        ledger.send(command, origin(id, caller));
        return new Touched(id);
    }

    /** What happens to a user belongs to the history of the user's account, whoever does it. */
    private Origin origin(String id, Caller caller) {
        return caller.origin(users.find(id).map(UserFacts::customer).orElse(null));
    }
}
