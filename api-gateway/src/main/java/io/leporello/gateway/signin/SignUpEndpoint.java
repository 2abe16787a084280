package io.leporello.gateway.signin;

import io.leporello.account.credential.Credentials;
import io.leporello.account.customer.Address;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.email.EmailDirectory;
import io.leporello.account.person.Person;
import io.leporello.account.user.SignUp;
import io.leporello.event.Origin;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.RequestId;
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

    private final Ledger ledger;
    private final Credentials credentials;
    private final EmailDirectory emails;
    private final Turns turns = new Turns();
    private final SignUpLimit limit;
    private final Ids ids;

    SignUpEndpoint(Ledger ledger, Credentials credentials, EmailDirectory emails, SignUpLimit limit, Ids ids) {
        this.ledger = ledger;
        this.credentials = credentials;
        this.emails = emails;
        this.limit = limit;
        this.ids = ids;
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

    record Made(String userId, String customerId) {}

    @PostMapping
    @Operation(summary = "Make a user account, and a customer account that the user manages")
    ResponseEntity<Made> signUp(@RequestBody NewAccount wanted, HttpServletRequest request) {
        limit.count(request.getRemoteAddr());
        var person = new Person(wanted.name(), wanted.email());
        if (wanted.organisation() == null) throw Refusal.invalid("organisation", "is missing");
        var made = new Made(ids.next(), ids.next());
        var details = wanted.organisation().details();
        var unsecured = new SignUp(made.userId(), made.customerId(), person, null, details);
        return turns.take(person.email(), () -> signUp(wanted, unsecured, request));
    }

    private ResponseEntity<Made> signUp(NewAccount wanted, SignUp unsecured, HttpServletRequest request) {
        var person = unsecured.person();
        var made = new Made(unsecured.userId(), unsecured.customerId());
        // Asked before the slow hash is made; who is faster in another process is found out by the command.
        if (emails.holder(person.email()).isPresent())
            throw Refusal.conflict("This e-mail address belongs to a user already.");
        var hash = credentials.accept(Objects.requireNonNullElse(wanted.password(), ""), person);
        var command = new SignUp(made.userId(), made.customerId(), person, hash, unsecured.organisation());
        ledger.send(command, new Origin("user:" + made.userId(), made.customerId(), RequestId.of(request)));
        return ResponseEntity.created(URI.create("/v1/customers/" + made.customerId()))
                .body(made);
    }
}
