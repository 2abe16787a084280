package io.leporello.gateway.signin;

import io.leporello.account.customer.Address;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.person.Person;
import io.leporello.refusal.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/sign-up")
@Tag(name = "Sign-in")
@SecurityRequirements
class SignUpEndpoint {

    private final FrontDoor door;

    SignUpEndpoint(FrontDoor door) {
        this.door = door;
    }

    /** @param country an ISO 3166 code; DE when absent */
    record Organisation(
            String name,
            @Nullable String country,
            @Nullable String timeZone,
            @Nullable String currency,
            @Nullable String locale) {

        @SuppressWarnings("NullAway") // The constructors put the defaults in.
        CustomerDetails details() {
            var address = new Address(null, null, null, country);
            return new CustomerDetails(name, null, address, null, null, currency, timeZone, locale, null, null);
        }
    }

    record NewAccount(String email, String password, String name, Organisation organisation) {

        @Override
        public String toString() {
            return "NewAccount[withheld]";
        }
    }

    @PostMapping
    @Operation(summary = "Make a user account, and a customer account that the user manages")
    ResponseEntity<FrontDoor.Made> signUp(@RequestBody NewAccount wanted, HttpServletRequest request) {
        var person = new Person(wanted.name(), wanted.email());
        if (wanted.organisation() == null) throw Refusal.invalid("organisation", "is missing");
        var password = Objects.requireNonNullElse(wanted.password(), "");
        var made = door.signUp(person, password, wanted.organisation().details(), request);
        return ResponseEntity.created(URI.create("/v1/customers/" + made.customerId()))
                .body(made);
    }
}
