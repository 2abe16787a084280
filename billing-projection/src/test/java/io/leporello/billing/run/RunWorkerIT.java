package io.leporello.billing.run;

import static io.leporello.billing.BillingFixture.perPage;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.leporello.Eventually;
import io.leporello.billing.BillingFixture;
import io.leporello.billing.invoice.InvoiceNumbered;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunWorkerIT {

    private final AtomicBoolean away = new AtomicBoolean();
    private BillingFixture billing;

    @BeforeEach
    void aCustomerWhoPaysAFee() {
        billing = BillingFixture.of(RunWorkerIT.class);
        billing.publish("a", 1, null, perPage("0.10", "31.00", null));
        billing.register("kunde", "Europe/Berlin");
        billing.agree("kunde", "a", "2026-01-01");
        billing.ledger.store.registerDispatchInterceptor(events -> (index, event) -> taken(event));
    }

    /** As the connector to an Axon Server answers that it does not reach it, once. */
    private EventMessage<?> taken(EventMessage<?> event) {
        if (event.getPayload() instanceof InvoiceNumbered && away.getAndSet(false))
            throw Status.UNAVAILABLE.asRuntimeException();
        return event;
    }

    @AfterEach
    void stop() {
        billing.close();
    }

    private Optional<RunView> completed() {
        billing.catchUp();
        return billing.find(new FindRun("run"), RunView.class)
                .filter(run -> run.state().equals(RunView.COMPLETED));
    }

    @Test
    void a_store_that_is_away_for_a_moment_makes_the_run_wait_and_is_no_fault_of_a_customer() {
        away.set(true);
        billing.ledger.append(
                Run.TYPE, Run.identifier("run"), new RunStarted("run", YearMonth.parse("2026-09"), null), null);

        Eventually.isTrue(() -> completed().isPresent());

        var run = completed().orElseThrow();
        assertThat(away).isFalse();
        assertThat(run.failures()).isEmpty();
        assertThat(run.issued()).isEqualTo(1);
    }
}
