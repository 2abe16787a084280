package io.leporello.gateway.billing;

import io.leporello.billing.statement.PreviewInvoice;
import io.leporello.billing.statement.StatementView;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.BillingPeriod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statement: what a customer owes as things are known. */
@RestController
@Tag(name = "Invoices")
class StatementEndpoint {

    private final Ledger ledger;

    StatementEndpoint(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/v1/customers/{id}/invoice-preview")
    @Operation(summary = "What a customer owes for a month, as known now or at an earlier position", description = """
                    The invoice before it is one: each line with every step from its quantity to its amount, and one \
                    adjustment for each earlier month that costs something else by now than was billed for it.""")
    StatementView preview(
            @Parameter(description = "The customer account", example = "acme") @PathVariable String id,
            @Parameter(description = "The calendar month, in the customer's time zone", example = "2026-10")
                    @RequestParam
                    String period,
            @Parameter(
                            description = "As it was known at this position of the ledger; now when absent",
                            example = "4711")
                    @RequestParam(required = false)
                    @Nullable
                    Long asOf,
            Caller caller) {
        var month = BillingPeriod.parse(period, ZoneOffset.UTC).month();
        return ledger.ask(new PreviewInvoice(id, month, asOf), StatementView.class, caller.origin(id));
    }
}
