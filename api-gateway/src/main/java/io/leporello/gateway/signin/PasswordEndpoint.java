package io.leporello.gateway.signin;

import io.leporello.gateway.security.Caller;
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

    private final FrontDoor door;

    PasswordEndpoint(FrontDoor door) {
        this.door = door;
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
        return door.forgotten(Objects.requireNonNullElse(forgotten.email(), ""), request)
                .thenApply(done -> ResponseEntity.accepted().build());
    }

    @PutMapping("/v1/users/me/password")
    @Operation(summary = "Change the own password; every other session ends")
    ResponseEntity<Void> change(@RequestBody Change change, Caller caller, HttpServletRequest request) {
        var old = Objects.requireNonNullElse(change.old(), "");
        door.changePassword(caller, old, Objects.requireNonNullElse(change.password(), ""), request);
        return ResponseEntity.noContent().build();
    }
}
