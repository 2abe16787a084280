package io.leporello.gateway.billing;

import io.leporello.billing.invoice.FindInvoice;
import io.leporello.billing.invoice.InvoiceView;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.web.Ledger;
import io.leporello.gateway.web.ReadModels;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds documents for those who may see them; to everybody else they are not there. */
@Component
public final class KnownInvoices {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ReachableCustomers reachable;
    private final ObjectProvider<ReadModels> readModels;

    KnownInvoices(Ledger ledger, ReachableCustomers reachable, ObjectProvider<ReadModels> readModels) {
        this.ledger = ledger;
        this.reachable = reachable;
        this.readModels = readModels;
    }

    /** @throws Refusal of kind UNKNOWN when there is no such document, or the caller may not see it */
    public InvoiceView find(String number, Access access) {
        return seen(number, access).orElseThrow(() -> unknown(number));
    }

    /** The same for commands, which know also what was issued a moment ago. */
    InvoiceView findJustIssued(String number, Access access) {
        var found = seen(number, access);
        if (found.isPresent()) return found.get();
        readModels.forEach(models -> models.await(PATIENCE));
        return find(number, access);
    }

    private Optional<InvoiceView> seen(String number, Access access) {
        if (!TextChecks.isId(number)) return Optional.empty();
        return ledger.find(
                        new FindInvoice(number),
                        InvoiceView.class,
                        access.caller().origin())
                .filter(invoice -> reachable.includes(invoice.customer(), access));
    }

    private static Refusal unknown(String number) {
        return Refusal.unknown("There is no invoice " + TextChecks.shown(number) + ".");
    }
}
