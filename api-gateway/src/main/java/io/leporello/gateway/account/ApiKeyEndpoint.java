package io.leporello.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leporello.account.apikey.ApiKeyPage;
import io.leporello.account.apikey.ApiKeyScope;
import io.leporello.account.apikey.CreateApiKey;
import io.leporello.account.apikey.KeyHash;
import io.leporello.account.apikey.ListApiKeys;
import io.leporello.account.apikey.RevokeApiKey;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys of one customer and keys of the platform. The secret is made here, shown once, and only its hash goes on. */
@RestController
@RequestMapping("/v1")
@Tag(name = "API keys")
class ApiKeyEndpoint {

    private final Ledger ledger;
    private final Ids ids;
    private final KnownCustomers customers;

    ApiKeyEndpoint(Ledger ledger, Ids ids, KnownCustomers customers) {
        this.ledger = ledger;
        this.ids = ids;
        this.customers = customers;
    }

    record NewKey(
            String name, List<String> scopes, @Nullable String role) {}

    /** @param key the whole key, which nobody can show again */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MadeKey(
            String id,
            String key,
            String name,
            List<String> scopes,
            @Nullable String role) {}

    @PostMapping("/customers/{id}/api-keys")
    @Operation(summary = "Make a key that speaks for one customer; it is shown once")
    ResponseEntity<MadeKey> make(@PathVariable String id, @RequestBody NewKey key, Caller caller) {
        return made(key, id, caller);
    }

    @GetMapping("/customers/{id}/api-keys")
    @Operation(summary = "The keys of a customer, revoked ones too")
    ApiKeyPage list(@PathVariable String id, Paging paging, Caller caller) {
        customers.refuseUnknown(id);
        return ledger.ask(new ListApiKeys(id, paging), ApiKeyPage.class, caller.origin(id));
    }

    @DeleteMapping("/customers/{id}/api-keys/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a key of a customer back, at once and for ever")
    void revoke(@PathVariable String id, @PathVariable String keyId, Caller caller) {
        ledger.send(new RevokeApiKey(keyId, id), caller.origin(id));
    }

    @PostMapping("/api-keys")
    @Operation(summary = "Make a key of the platform; it is shown once")
    ResponseEntity<MadeKey> make(@RequestBody NewKey key, Caller caller) {
        return made(key, null, caller);
    }

    @GetMapping("/api-keys")
    @Operation(summary = "The keys of the platform, revoked ones too")
    ApiKeyPage list(Paging paging, Caller caller) {
        return ledger.ask(new ListApiKeys(null, paging), ApiKeyPage.class, caller.origin());
    }

    @DeleteMapping("/api-keys/{keyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a key of the platform back, at once and for ever")
    void revoke(@PathVariable String keyId, Caller caller) {
        ledger.send(new RevokeApiKey(keyId, null), caller.origin());
    }

    /** Nobody makes a key that may do what he may not. */
    private static void refuseBeyond(Caller caller, @Nullable List<String> wanted) {
        var beyond = Stream.ofNullable(wanted)
                .flatMap(List::stream)
                .flatMap(word -> ApiKeyScope.find(word).stream())
                .filter(scope -> !caller.grantableScopes().contains(scope))
                .map(ApiKeyScope::word)
                .collect(Collectors.joining(", "));
        if (!beyond.isEmpty()) throw Refusal.notAllowed("You do not hold " + beyond + ", so no key of yours may.");
    }

    private ResponseEntity<MadeKey> made(NewKey wanted, @Nullable String customer, Caller caller) {
        // An id of letters and digits alone, so that the key can be taken apart again.
        var id = ids.next().replace("-", "");
        var secret = ids.secret();
        refuseBeyond(caller, wanted.scopes());
        var command = new CreateApiKey(id, wanted.name(), wanted.scopes(), customer, wanted.role(), KeyHash.of(secret));
        var outcome = ledger.send(command, Outcome.class, caller.origin(customer));
        var list = customer == null ? "/v1/api-keys" : "/v1/customers/" + customer + "/api-keys";
        var key = new MadeKey(id, "lep_" + id + "_" + secret, command.name(), command.scopes(), command.role());
        return Made.at(list + "/" + id, outcome, key);
    }
}
