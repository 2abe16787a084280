package io.leporello.gateway.signin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-in")
@SecurityRequirements
class LinkEndpoint {

    private final FrontDoor door;

    LinkEndpoint(FrontDoor door) {
        this.door = door;
    }

    record Confirmation(String token) {

        @Override
        public String toString() {
            return "Confirmation[withheld]";
        }
    }

    /** @param name as the person wants to be called; as the invitation says when absent */
    record Acceptance(
            String token, String password, @Nullable String name) {

        @Override
        public String toString() {
            return "Acceptance[withheld]";
        }
    }

    record Redemption(String token, String password) {

        @Override
        public String toString() {
            return "Redemption[withheld]";
        }
    }

    record Done(String userId) {}

    @PostMapping("/v1/confirmations")
    @Operation(summary = "Confirm an e-mail address with the link that was sent there")
    Done confirm(@RequestBody Confirmation confirmation, HttpServletRequest request) {
        return new Done(door.confirm(written(confirmation.token()), request));
    }

    @PostMapping("/v1/invitations/accept")
    @Operation(summary = "Accept an invitation and choose a password")
    Done accept(@RequestBody Acceptance acceptance, HttpServletRequest request) {
        return new Done(
                door.accept(written(acceptance.token()), written(acceptance.password()), acceptance.name(), request));
    }

    @PostMapping("/v1/password-resets/redeem")
    @Operation(summary = "Choose a new password with the link that was sent; ends every session")
    Done reset(@RequestBody Redemption redemption, HttpServletRequest request) {
        return new Done(door.reset(written(redemption.token()), written(redemption.password()), request));
    }

    /** What is absent is as wrong as what is empty. */
    private static String written(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
