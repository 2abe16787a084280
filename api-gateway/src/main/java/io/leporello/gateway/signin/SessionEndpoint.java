package io.leporello.gateway.signin;

import io.leporello.account.user.FindUser;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserFacts;
import io.leporello.account.user.UserView;
import io.leporello.event.Origin;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.RequestId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-in")
class SessionEndpoint {

    private static final String TOKEN_COOKIE = "XSRF-TOKEN";

    private final FrontDoor door;
    private final UserDirectory users;
    private final Ledger ledger;
    private final SecureCookies secureCookies;

    SessionEndpoint(FrontDoor door, UserDirectory users, Ledger ledger, SecureCookies secureCookies) {
        this.door = door;
        this.users = users;
        this.ledger = ledger;
        this.secureCookies = secureCookies;
    }

    record SignIn(String email, String password) {

        @Override
        public String toString() {
            return "SignIn[withheld]";
        }
    }

    /**
     * Who is signed in.
     *
     * @param customer null for a user of the platform
     * @param email    null for a moment after sign-up, as the name is
     */
    record Session(
            String userId,
            @Nullable String customer,
            List<String> roles,
            @Nullable String name,
            @Nullable String email,
            boolean confirmed) {}

    @PostMapping("/v1/session")
    @SecurityRequirements
    @Operation(summary = "Sign in with e-mail address and password; the session comes as a cookie")
    ResponseEntity<Session> signIn(
            @RequestBody SignIn attempt, @Parameter(hidden = true) CsrfToken token, HttpServletRequest request) {
        var email = Objects.requireNonNullElse(attempt.email(), "");
        var password = Objects.requireNonNullElse(attempt.password(), "");
        var user = door.signIn(email, password, request);
        var origin = new Origin("user:" + user.id(), user.customer(), RequestId.of(request));
        return withToken(session(user, origin), token, request);
    }

    @GetMapping("/v1/session")
    @Operation(summary = "Who is signed in; gives the cookie XSRF-TOKEN again")
    ResponseEntity<Session> session(
            Caller caller, @Parameter(hidden = true) CsrfToken token, HttpServletRequest request) {
        var user = users.find(caller.userId()).orElseThrow(() -> UserDirectory.unknown(caller.userId()));
        return withToken(session(user, caller.origin()), token, request);
    }

    @DeleteMapping("/v1/session")
    @Operation(summary = "Sign out")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        door.signOut(request);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/v1/users/me/sessions")
    @Operation(summary = "Sign out everywhere")
    ResponseEntity<Void> signOutEverywhere(Caller caller, HttpServletRequest request) {
        door.signOutEverywhere(caller, request);
        return ResponseEntity.noContent().build();
    }

    private Session session(UserFacts user, Origin origin) {
        var person = ledger.find(new FindUser(user.id()), UserView.class, origin);
        return new Session(
                user.id(),
                user.customer(),
                user.roles().stream().map(Enum::name).sorted().toList(),
                person.map(UserView::name).orElse(null),
                person.map(UserView::email).orElse(null),
                user.confirmed());
    }

    /** The token's cookie is the one that scripts of our own pages may read; the session's own is HttpOnly. */
    private ResponseEntity<Session> withToken(Session session, CsrfToken token, HttpServletRequest request) {
        var cookie = ResponseCookie.from(TOKEN_COOKIE, token.getToken())
                .path("/")
                .sameSite("Lax")
                .secure(secureCookies.are(request))
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(session);
    }
}
