package io.leporello.gateway.ui.user;

import io.leporello.account.person.Person;
import io.leporello.account.user.ChangeRoles;
import io.leporello.account.user.DeactivateUser;
import io.leporello.account.user.EraseUser;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.InviteUser;
import io.leporello.account.user.ListUsers;
import io.leporello.account.user.ReactivateUser;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserPage;
import io.leporello.account.user.UserRole;
import io.leporello.account.user.UserView;
import io.leporello.event.Origin;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Reach;
import io.leporello.gateway.security.Right;
import io.leporello.gateway.security.Rights;
import io.leporello.gateway.ui.Form;
import io.leporello.gateway.ui.Freshness;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.ui.Page;
import io.leporello.gateway.ui.customer.CustomerHead;
import io.leporello.gateway.ui.customer.CustomerTab;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Users of a customer, and all users for the platform: who they are, what they may do, and how that is changed. */
@Page
class UsersPage {

    private static final int ROWS = 50;
    private static final String ROLES = "PUT /v1/users/{id}/roles";
    private static final String OF_CUSTOMER = "user/of-customer";
    private static final String OF_PLATFORM = "user/of-platform";

    private final Ledger ledger;
    private final Rights rights;
    private final UserDirectory users;
    private final Names names;
    private final CustomerHead head;
    private final Freshness freshness;
    private final MessageSource words;
    private final Ids ids;

    UsersPage(
            Ledger ledger,
            Rights rights,
            UserDirectory users,
            Names names,
            CustomerHead head,
            Freshness freshness,
            MessageSource words,
            Ids ids) {
        this.ledger = ledger;
        this.rights = rights;
        this.users = users;
        this.names = names;
        this.head = head;
        this.freshness = freshness;
        this.words = words;
        this.ids = ids;
    }

    /** What is looked for in the list, and which row is open. */
    record Look(
            @Nullable String q,
            @Nullable String after,
            @Nullable String user) {

        public String search() {
            return q == null ? "" : q.strip();
        }
    }

    /** One user of the list; what may be changed about them is there for the open one only. */
    public record Row(UserView user, boolean changeable, boolean open) {}

    /** One role to choose. */
    public record RoleChoice(UserRole role, boolean chosen, boolean grantable) {}

    @GetMapping("/customers/{id}/users")
    @Right("GET /v1/customers/{id}/users")
    String ofCustomer(
            @PathVariable String id,
            Look look,
            @RequestParam(name = "new", required = false) @Nullable String adding,
            Access access,
            Model model) {
        fill(id, look, adding == null ? null : Form.empty(), access, model);
        return look.after() == null ? OF_CUSTOMER : "user/list :: rows";
    }

    @GetMapping("/users")
    @Right("GET /v1/users")
    String ofPlatform(
            Look look,
            @RequestParam(name = "new", required = false) @Nullable String adding,
            Access access,
            Model model) {
        fill(null, look, adding == null ? null : Form.empty(), access, model);
        return look.after() == null ? OF_PLATFORM : "user/list :: rows";
    }

    private void fill(@Nullable String customer, Look look, @Nullable Form form, Access access, Model model) {
        var caller = access.caller();
        var path = customer == null ? "/users" : "/customers/" + customer + "/users";
        if (customer != null) head.addTo(model, customer, CustomerTab.USERS, caller);
        var page = page(customer, look, access);
        var rows = page.items().stream().map(user -> row(user, look, caller)).toList();
        var invites = invites(customer, caller);
        model.addAttribute("path", path);
        model.addAttribute("book", customer == null ? accountsOf(page, caller) : null);
        model.addAttribute("look", look);
        model.addAttribute("rows", rows);
        model.addAttribute("next", page.next());
        model.addAttribute("invites", invites);
        model.addAttribute("form", invites ? form : null);
        model.addAttribute("choices", choices(List.of(), customer == null, caller));
        rows.stream().filter(Row::open).findFirst().ifPresent(open -> {
            model.addAttribute("open", open.user());
            model.addAttribute("changeable", open.changeable());
            model.addAttribute(
                    "openChoices", choices(open.user().roles(), open.user().customer() == null, caller));
        });
    }

    private Names.Book accountsOf(UserPage page, Caller caller) {
        return names.of(caller)
                .expecting(page.items().stream()
                        .map(UserView::customer)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private boolean invites(@Nullable String customer, Caller caller) {
        return customer == null
                ? !rights.reaches(caller, "POST /v1/users").isEmpty()
                : rights.may(caller, "POST /v1/customers/{id}/users", customer);
    }

    private UserPage page(@Nullable String customer, Look look, Access access) {
        var search = look.search().isEmpty() ? null : look.search();
        var origin = access.caller().origin(customer);
        var paging = new Paging(look.after(), ROWS);
        if (access.wholeAccounts())
            return ledger.ask(new ListUsers(customer, null, search, paging), UserPage.class, origin);
        if (access.has(Reach.ANNOTATORS))
            return ledger.ask(new ListUsers(customer, UserRole.ANNOTATOR, search, paging), UserPage.class, origin);
        var self = ledger.find(new FindUser(access.caller().userId()), UserView.class, origin);
        return new UserPage(self.stream().toList(), null);
    }

    private Row row(UserView user, Look look, Caller caller) {
        var open = user.id().equals(look.user());
        return new Row(user, open && rights.may(caller, ROLES, user.id()), open);
    }

    private static List<RoleChoice> choices(List<UserRole> chosen, boolean platform, Caller caller) {
        return Arrays.stream(UserRole.values())
                .filter(role -> role.platform() == platform)
                .map(role -> new RoleChoice(
                        role, chosen.contains(role), caller.grantable().contains(role)))
                .filter(choice -> choice.grantable() || choice.chosen())
                .toList();
    }

    @PostMapping("/customers/{id}/users")
    @Right("POST /v1/customers/{id}/users")
    ModelAndView invite(
            @PathVariable String id,
            @RequestParam Map<String, String> entered,
            @RequestParam(required = false) @Nullable List<String> roles,
            Access access,
            Model model,
            RedirectAttributes next) {
        return invited(id, Form.of(entered), roles, access, model, next);
    }

    @PostMapping("/users")
    @Right("POST /v1/users")
    ModelAndView invite(
            @RequestParam Map<String, String> entered,
            @RequestParam(required = false) @Nullable List<String> roles,
            Access access,
            Model model,
            RedirectAttributes next) {
        return invited(null, Form.of(entered), roles, access, model, next);
    }

    private ModelAndView invited(
            @Nullable String customer,
            Form form,
            @Nullable List<String> roles,
            Access access,
            Model model,
            RedirectAttributes next) {
        var caller = access.caller();
        try {
            var person = new Person(form.value("name"), form.value("email"));
            var wanted = Objects.requireNonNullElse(roles, List.<String>of());
            ledger.send(
                    new InviteUser(ids.next(), customer, person, wanted, caller.grantable()),
                    Outcome.class,
                    caller.origin(customer));
            return done(customer == null ? "/users" : "/customers/" + customer + "/users", "user.invited", next);
        } catch (Refusal refusal) {
            form.refused(refusal, words);
            fill(customer, new Look(null, null, null), form, access, model);
            return new ModelAndView(customer == null ? OF_PLATFORM : OF_CUSTOMER, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/users/{id}/roles")
    @Right(ROLES)
    ModelAndView change(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> roles,
            @RequestParam String list,
            Caller caller,
            RedirectAttributes next) {
        var wanted = Objects.requireNonNullElse(roles, List.<String>of());
        return told(
                () -> new ChangeRoles(id, wanted, caller.grantable()), id, "user.roles-changed", list, caller, next);
    }

    @PostMapping("/users/{id}/deactivate")
    @Right("POST /v1/users/{id}/deactivate")
    ModelAndView deactivate(
            @PathVariable String id, @RequestParam String list, Caller caller, RedirectAttributes next) {
        return told(() -> new DeactivateUser(id), id, "user.deactivated", list, caller, next);
    }

    @PostMapping("/users/{id}/reactivate")
    @Right("POST /v1/users/{id}/reactivate")
    ModelAndView reactivate(
            @PathVariable String id, @RequestParam String list, Caller caller, RedirectAttributes next) {
        return told(() -> new ReactivateUser(id), id, "user.reactivated", list, caller, next);
    }

    @PostMapping("/users/{id}/erase")
    @Right("POST /v1/users/{id}/erase")
    ModelAndView erase(@PathVariable String id, @RequestParam String list, Caller caller, RedirectAttributes next) {
        return told(() -> new EraseUser(id), id, "user.erased", list, caller, next);
    }

    private interface Order {
        Object command();
    }

    /** What is refused here is told beside the list: nothing was entered that would be lost. */
    private ModelAndView told(
            Order order, String id, String done, String list, Caller caller, RedirectAttributes next) {
        try {
            ledger.send(order.command(), originOf(id, caller));
            return done(LocalList.of(list), done, next);
        } catch (Refusal refusal) {
            next.addFlashAttribute(
                    "refused", Form.empty().refused(refusal, words).sentence());
            return new ModelAndView("redirect:" + LocalList.of(list) + "?user=" + id);
        }
    }

    private ModelAndView done(String list, String toast, RedirectAttributes next) {
        freshness.await();
        next.addFlashAttribute("toast", toast);
        return new ModelAndView("redirect:" + list);
    }

    /** What happens to a user belongs to the history of the user's account, whoever does it. */
    private Origin originOf(String id, Caller caller) {
        return caller.origin(users.find(id).map(UserFacts::customer).orElse(null));
    }
}
