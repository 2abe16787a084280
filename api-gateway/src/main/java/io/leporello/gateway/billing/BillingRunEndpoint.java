package io.leporello.gateway.billing;

import io.leporello.billing.run.FindRun;
import io.leporello.billing.run.ListRuns;
import io.leporello.billing.run.RunPage;
import io.leporello.billing.run.RunView;
import io.leporello.billing.run.StartRun;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.BillingPeriod;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Billing runs: the invoices of a month for every customer. */
@RestController
@RequestMapping("/v1/billing-runs")
@Tag(name = "Invoices")
class BillingRunEndpoint {

    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    BillingRunEndpoint(Ledger ledger, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param id       chosen by the sender, so that sending twice makes one run; made here when absent
     * @param reseller only this reseller's customers; all when absent
     */
    record NewRun(
            @Nullable String id,
            @Nullable String period,
            @Nullable String reseller) {}

    record Started(String id, YearMonth period, @Nullable String reseller) {}

    @PostMapping
    @Operation(summary = "Issue the invoices of a month for every customer, in the background", description = """
                    Answers at once; `Location` tells how far it is. It goes on after a crash. Who is invoiced already, or has \
                    nothing to pay, is passed over, and who cannot be invoiced is named and does not stop the rest; so the \
                    same call again takes up only who is left.""")
    ResponseEntity<Started> start(@RequestBody NewRun run, Caller caller) {
        var id = Objects.requireNonNullElseGet(run.id(), ids::next);
        var period = BillingPeriod.parse(run.period(), ZoneOffset.UTC).month();
        ledger.send(new StartRun(id, period, run.reseller(), clock.instant()), caller.origin());
        return ResponseEntity.accepted()
                .location(URI.create("/v1/billing-runs/" + id))
                .body(new Started(id, period, run.reseller()));
    }

    @GetMapping
    @Operation(
            summary = "The billing runs, the newest first",
            description = "Those that were asked for and those that began by themselves, each with how far it is.")
    RunPage list(Paging paging, Caller caller) {
        return ledger.ask(new ListRuns(paging), RunPage.class, caller.origin());
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "How far a billing run is, and which customers could not be invoiced",
            description =
                    "Its `state` is completed when every customer was looked at; `failures` name the rule or reason.")
    RunView find(
            @Parameter(description = "The id that the run was started with or given", example = "run-2026-10")
                    @PathVariable
                    String id,
            Caller caller) {
        return ledger.find(new FindRun(id), RunView.class, caller.origin())
                .orElseThrow(() -> Refusal.unknown("There is no billing run \"" + id + "\"."));
    }
}
