package io.leporello.gateway.signin;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.leporello.account.credential.Credentials;
import io.leporello.account.person.Person;
import io.leporello.account.user.FindUser;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserView;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.UserSession;
import io.leporello.gateway.web.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-in")
class PasswordEndpoint {

    /** Longer than the work takes when there is any, so that the time tells nothing. */
    private static final long RESET_MILLIS = 400;

    private final Links links;
    private final Doorkeeper doorkeeper;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Ledger ledger;
    private final SignUpLimit limit;

    PasswordEndpoint(
            Links links,
            Doorkeeper doorkeeper,
            Credentials credentials,
            Sessions sessions,
            Ledger ledger,
            SignUpLimit limit) {
        this.links = links;
        this.doorkeeper = doorkeeper;
        this.credentials = credentials;
        this.sessions = sessions;
        this.ledger = ledger;
        this.limit = limit;
    }

    record Forgotten(String email) {

        @Override
        public String toString() {
            return "Forgotten[withheld]";
        }
    }

    record Change(String old, String password) {

        @Override
        public String toString() {
            return "Change[withheld]";
        }
    }

    @PostMapping("/v1/password-resets")
    @SecurityRequirements
    @Operation(summary = "Ask for a link to choose a new password; says nothing about whether the address is known")
    CompletableFuture<ResponseEntity<Void>> forgotten(@RequestBody Forgotten forgotten, HttpServletRequest request) {
        limit.count(request.getRemoteAddr());
        var answer = new CompletableFuture<ResponseEntity<Void>>()
                .completeOnTimeout(ResponseEntity.accepted().build(), RESET_MILLIS, MILLISECONDS);
        var email = Objects.requireNonNullElse(forgotten.email(), "");
        doorkeeper.refuseGuessing("reset " + email, request.getRemoteAddr());
        doorkeeper.active(email).ifPresent(user -> links.offerReset(user.id()));
        return answer;
    }

    @PutMapping("/v1/users/me/password")
    @Operation(summary = "Change the own password; every other session ends")
    ResponseEntity<Void> change(@RequestBody Change change, Caller caller, HttpServletRequest request) {
        var userId = caller.userId();
        doorkeeper.confirm(userId, Objects.requireNonNullElse(change.old(), ""), request.getRemoteAddr());
        credentials.set(userId, person(userId, caller), Objects.requireNonNullElse(change.password(), ""));
        sessions.endAll(userId);
        UserSession.begin(request, userId);
        return ResponseEntity.noContent().build();
    }

    private Person person(String userId, Caller caller) {
        var user = ledger.find(new FindUser(userId), UserView.class, caller.origin())
                .orElseThrow(() -> UserDirectory.unknown(userId));
        return new Person(Objects.requireNonNullElse(user.name(), ""), Objects.requireNonNullElse(user.email(), ""));
    }
}
