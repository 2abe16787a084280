package io.leporello.gateway.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leporello.account.customer.Address;
import io.leporello.account.customer.ChangeCustomer;
import io.leporello.account.customer.CloseCustomer;
import io.leporello.account.customer.CustomerChanges;
import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.CustomerPage;
import io.leporello.account.customer.CustomerView;
import io.leporello.account.customer.FindCustomer;
import io.leporello.account.customer.ListCustomers;
import io.leporello.account.customer.RegisterCustomer;
import io.leporello.event.Outcome;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.Reach;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Page;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/customers")
@Tag(name = "Customers")
class CustomerEndpoint {

    private final Ledger ledger;
    private final CustomerDirectory customers;
    private final Ids ids;
    private final Clock clock;

    CustomerEndpoint(Ledger ledger, CustomerDirectory customers, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.customers = customers;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param id chosen by the sender, so that sending twice makes one customer; made here when absent */
    record NewCustomer(
            @Nullable String id,
            String name,
            @Nullable String legalName,
            @Nullable Address address,
            @Nullable String vatId,
            @Nullable String email,
            @Nullable String currency,
            @Nullable String timeZone,
            @Nullable String locale,
            @Nullable String reseller,
            @Nullable String buyerReference) {

        @SuppressWarnings("NullAway") // The constructor puts the defaults in.
        CustomerDetails details(@Nullable String itsReseller) {
            return new CustomerDetails(
                    name, legalName, address, vatId, email, currency, timeZone, locale, itsReseller, buyerReference);
        }
    }

    record Registered(String id, @JsonUnwrapped CustomerDetails details) {}

    record ChangedCustomer(String id, @JsonUnwrapped CustomerChanges changes) {}

    /** @param from the first day without usage; today in the customer's zone when absent */
    record Closing(@Nullable LocalDate from) {}

    record Closed(String id) {}

    record CustomerName(String id, String name) {}

    record NamePage(List<CustomerName> items, @Nullable String next) implements Page<CustomerName> {}

    @PostMapping
    @Operation(summary = "Register a customer; a reseller's is linked to the reseller's own account")
    ResponseEntity<Registered> register(@RequestBody NewCustomer customer, Access access) {
        var id = Objects.requireNonNullElseGet(customer.id(), ids::next);
        refuseForeign(id, access);
        var command = new RegisterCustomer(id, customer.details(resellerOf(customer, access)));
        var outcome = ledger.send(command, Outcome.class, access.caller().origin(id));
        return Made.at("/v1/customers/" + id, outcome, new Registered(id, command.details()));
    }

    /** What is there already under an id is told only to whom it is to be seen. */
    private void refuseForeign(String id, Access access) {
        var foreign = !access.has(Reach.ALL)
                && customers
                        .find(id)
                        .filter(known -> !access.ownCustomer().equals(known.reseller()))
                        .isPresent();
        if (foreign) throw Refusal.conflict("The id " + TextChecks.shown(id) + " is taken; another one was expected.");
    }

    private static @Nullable String resellerOf(NewCustomer customer, Access access) {
        if (access.has(Reach.ALL)) return customer.reseller();
        if (customer.reseller() != null && !customer.reseller().equals(access.ownCustomer()))
            throw Refusal.notAllowed("Only an OPERATOR may link a customer to another account than the own one.");
        return access.ownCustomer();
    }

    @GetMapping
    @Operation(
            summary = "The customers the caller may see, by name",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = CustomerPage.class))))
    Page<?> list(
            @RequestParam @Nullable String q, @RequestParam @Nullable String reseller, Paging paging, Access access) {
        // A search in what a caller may not see would tell it after all.
        if (!access.wholeAccounts()) return new NamePage(List.of(name(known(access.ownCustomer(), access))), null);
        return ledger.ask(
                question(q, reseller, paging, access),
                CustomerPage.class,
                access.caller().origin());
    }

    private static ListCustomers question(@Nullable String q, @Nullable String reseller, Paging paging, Access access) {
        return switch (access.widest()) {
            case ALL -> new ListCustomers(q, reseller, null, null, paging);
            case SUBTREE -> new ListCustomers(q, reseller, null, access.ownCustomer(), paging);
            default -> new ListCustomers(q, reseller, List.of(access.ownCustomer()), null, paging);
        };
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One customer; only its id and name to those who may see no more",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = CustomerView.class))))
    Object find(@PathVariable String id, Access access) {
        var customer = known(id, access);
        return access.wholeAccounts() ? customer : name(customer);
    }

    private CustomerView known(String id, Access access) {
        return ledger.find(
                        new FindCustomer(id),
                        CustomerView.class,
                        access.caller().origin(id))
                .orElseThrow(() -> CustomerDirectory.unknown(id));
    }

    private static CustomerName name(CustomerView customer) {
        return new CustomerName(customer.id(), customer.name());
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change what is given, leave the rest")
    ChangedCustomer change(@PathVariable String id, @RequestBody CustomerChanges changes, Caller caller) {
        ledger.send(new ChangeCustomer(id, changes), caller.origin(id));
        return new ChangedCustomer(id, changes);
    }

    @PostMapping("/{id}/close")
    @Operation(summary = "Take no more usage from a day on")
    Closed close(@PathVariable String id, @RequestBody(required = false) @Nullable Closing closing, Caller caller) {
        var from = closing == null ? null : closing.from();
        ledger.send(new CloseCustomer(id, from, clock.instant()), caller.origin(id));
        return new Closed(id);
    }
}
