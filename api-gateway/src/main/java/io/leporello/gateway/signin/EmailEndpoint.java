package io.leporello.gateway.signin;

import io.leporello.account.credential.LinkPurpose;
import io.leporello.account.user.UserDirectory;
import io.leporello.gateway.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Another e-mail address, and mails that have to go out again. */
@RestController
@Tag(name = "Sign-in")
class EmailEndpoint {

    private final FrontDoor door;
    private final UserDirectory users;

    EmailEndpoint(FrontDoor door, UserDirectory users) {
        this.door = door;
        this.users = users;
    }

    /** @param password the person's, once more; nobody has to give one who signs in elsewhere */
    record NewAddress(String email, @Nullable String password) {

        @Override
        public String toString() {
            return "NewAddress[withheld]";
        }
    }

    record Asked(String userId) {}

    /** @param mail INVITATION or CONFIRM */
    record Again(String userId, LinkPurpose mail) {}

    @PutMapping("/v1/users/me/email")
    @Operation(
            summary = "Ask for another e-mail address; a link goes to the new one, a notice to the old one, which stays"
                    + " until the link was used")
    ResponseEntity<Asked> ask(@RequestBody NewAddress wanted, Caller caller, HttpServletRequest request) {
        door.askForEmail(caller, wanted.email(), Objects.requireNonNullElse(wanted.password(), ""), request);
        return ResponseEntity.accepted().body(new Asked(caller.userId()));
    }

    @PostMapping("/v1/users/{id}/mails")
    @Operation(
            summary = "Send the mail again that a user waits for: the invitation, or the confirmation of the address")
    ResponseEntity<Again> sendAgain(@PathVariable String id, HttpServletRequest request) {
        var user = users.find(id).orElseThrow(() -> UserDirectory.unknown(id));
        return ResponseEntity.accepted().body(new Again(id, door.sendAgain(user, request)));
    }
}
