package io.leporello.gateway.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.FindPlan;
import io.leporello.account.plan.ListPlans;
import io.leporello.account.plan.PlanPage;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.PlanView;
import io.leporello.account.plan.Publication;
import io.leporello.account.plan.PublishPlan;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.web.Ids;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/price-plans")
@Tag(name = "Price plans")
class PlanEndpoint {

    private final Ledger ledger;
    private final Ids ids;

    private final ReachableCustomers reachable;

    PlanEndpoint(Ledger ledger, Ids ids, ReachableCustomers reachable) {
        this.ledger = ledger;
        this.ids = ids;
        this.reachable = reachable;
    }

    /** @param effectiveFrom the first day of this version; absent in the first version for ever */
    record NewPlan(
            @Nullable String id,
            @Nullable LocalDate effectiveFrom,
            String name,
            String currency,
            @Nullable BigDecimal recurringFee,
            @Nullable BigDecimal minimum,
            List<ChargeTerms> charges) {

        PlanTerms terms() {
            return new PlanTerms(name, currency, recurringFee, minimum, charges);
        }
    }

    record Published(
            String id,
            int version,
            @Nullable LocalDate effectiveFrom,
            @JsonUnwrapped PlanTerms terms) {}

    @PostMapping
    @Operation(summary = "Publish a price plan, or a new version of one")
    ResponseEntity<Published> publish(@RequestBody NewPlan plan, Caller caller) {
        var id = Objects.requireNonNullElseGet(plan.id(), ids::next);
        var command = new PublishPlan(id, plan.terms(), plan.effectiveFrom());
        var made = ledger.send(command, Publication.class, caller.origin());
        var published = new Published(id, made.version(), plan.effectiveFrom(), command.terms());
        return Made.at("/v1/price-plans/" + id, made.outcome(), published);
    }

    @GetMapping
    @Operation(summary = "The price plans the caller may see by id, with all versions")
    PlanPage list(Paging paging, Access access) {
        var question = new ListPlans(reachable.of(access), paging);
        return ledger.ask(question, PlanPage.class, access.caller().origin());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One price plan with all versions")
    PlanView find(@PathVariable String id, Access access) {
        var question = new FindPlan(id, reachable.of(access));
        return ledger.find(question, PlanView.class, access.caller().origin())
                .orElseThrow(() -> Refusal.unknown("There is no price plan \"" + id + "\"."));
    }
}
