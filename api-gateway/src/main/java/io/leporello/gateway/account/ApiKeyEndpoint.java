package io.leporello.gateway.account;

import io.leporello.account.apikey.ApiKeyPage;
import io.leporello.account.apikey.ListApiKeys;
import io.leporello.account.apikey.RevokeApiKey;
import io.leporello.gateway.account.KeyMaker.MadeKey;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
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

/** Keys of one customer and keys of the platform. */
@RestController
@RequestMapping("/v1")
@Tag(name = "API keys")
class ApiKeyEndpoint {

    private final Ledger ledger;
    private final KeyMaker keys;
    private final KnownCustomers customers;

    ApiKeyEndpoint(Ledger ledger, KeyMaker keys, KnownCustomers customers) {
        this.ledger = ledger;
        this.keys = keys;
        this.customers = customers;
    }

    record NewKey(
            String name, List<String> scopes, @Nullable String role) {}

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

    private ResponseEntity<MadeKey> made(NewKey wanted, @Nullable String customer, Caller caller) {
        var key = keys.make(wanted.name(), wanted.scopes(), wanted.role(), customer, caller);
        var list = customer == null ? "/v1/api-keys" : "/v1/customers/" + customer + "/api-keys";
        return ResponseEntity.created(URI.create(list + "/" + key.id())).body(key);
    }
}
