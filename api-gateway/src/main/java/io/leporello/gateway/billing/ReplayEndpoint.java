package io.leporello.gateway.billing;

import io.leporello.billing.replay.ReplayInvoice;
import io.leporello.billing.replay.ReplayView;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.web.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proves an invoice. */
@RestController
@Tag(name = "Invoices")
class ReplayEndpoint {

    private final Ledger ledger;
    private final KnownInvoices invoices;

    ReplayEndpoint(Ledger ledger, KnownInvoices invoices) {
        this.ledger = ledger;
        this.invoices = invoices;
    }

    @PostMapping("/v1/invoices/{number}/replay")
    @Operation(
            summary = "Compute a document again from the single events as known when it was issued, and compare",
            description = """
                    Not from the totals that made it. What differs is told field by field, with the first event, price or tax \
                    rate that is the cause. It changes nothing.""")
    ReplayView replay(
            @Parameter(description = "The number of the document", example = "RE-2026-000001") @PathVariable
                    String number,
            Access access) {
        invoices.findJustIssued(number, access);
        return ledger.ask(
                new ReplayInvoice(number), ReplayView.class, access.caller().origin());
    }
}
