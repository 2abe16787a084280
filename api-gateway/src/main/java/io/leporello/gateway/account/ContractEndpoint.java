package io.leporello.gateway.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leporello.account.contract.AgreeContract;
import io.leporello.account.contract.ContractPage;
import io.leporello.account.contract.ContractTerms;
import io.leporello.account.contract.ListContracts;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/customers/{id}")
@Tag(name = "Contracts")
class ContractEndpoint {

    private final Ledger ledger;
    private final KnownCustomers customers;

    ContractEndpoint(Ledger ledger, KnownCustomers customers) {
        this.ledger = ledger;
        this.customers = customers;
    }

    record Agreed(String customer, @JsonUnwrapped ContractTerms terms) {}

    @PutMapping("/contract")
    @Operation(summary = "Agree a contract from a day on; it holds until the next one begins")
    Agreed agree(@PathVariable String id, @RequestBody ContractTerms terms, Caller caller) {
        ledger.send(new AgreeContract(id, terms), caller.origin(id));
        return new Agreed(id, terms);
    }

    @GetMapping("/contracts")
    @Operation(summary = "What was agreed with a customer, in the order of agreeing")
    ContractPage list(@PathVariable String id, Paging paging, Caller caller) {
        customers.refuseUnknown(id);
        return ledger.ask(new ListContracts(id, paging), ContractPage.class, caller.origin(id));
    }
}
