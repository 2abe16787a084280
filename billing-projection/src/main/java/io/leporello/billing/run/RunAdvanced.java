package io.leporello.billing.run;

import io.leporello.event.EventName;
import java.util.List;
import org.axonframework.serialization.Revision;

/**
 * A piece of a run is done. It is appended together with the invoices it issued.
 *
 * @param upTo     the last customer of the piece; customers go in the order of their ids
 * @param issued   numbers of the invoices
 * @param skipped  customers that were invoiced before, or had nothing to invoice
 * @param failures customers that could not be invoiced
 */
@EventName("billing-run.advanced")
@Revision("1")
public record RunAdvanced(String runId, String upTo, List<String> issued, int skipped, List<Failure> failures)
        implements RunEvent {

    public RunAdvanced {
        issued = List.copyOf(issued);
        failures = List.copyOf(failures);
    }

    /** @param detail why, for people */
    public record Failure(String customer, String detail) {}
}
