package io.leporello.gateway.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leporello.account.creditschedule.CreditRate;
import io.leporello.account.creditschedule.ProductCredits;
import io.leporello.account.creditschedule.PublishCreditSchedule;
import io.leporello.account.creditschedule.SchedulePublication;
import io.leporello.account.creditschedule.ScheduleTerms;
import io.leporello.billing.credit.CreditSchedulePage;
import io.leporello.billing.credit.ListCreditSchedules;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/credit-schedules")
@Tag(name = "Credits")
class CreditScheduleEndpoint {

    private final Ledger ledger;

    CreditScheduleEndpoint(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param effectiveFrom the first day of this version, past or to come; absent in the first version for ever
     * @param otherwise     for products that are not listed and usage that names none; absent counts no credits
     */
    record NewSchedule(
            @Nullable LocalDate effectiveFrom,
            List<ProductCredits> products,
            @JsonProperty("default") @Nullable CreditRate otherwise) {

        ScheduleTerms terms() {
            return new ScheduleTerms(products, otherwise);
        }
    }

    record PublishedSchedule(
            int version,
            @Nullable LocalDate effectiveFrom,
            @JsonUnwrapped ScheduleTerms terms) {}

    @PostMapping
    @Operation(
            summary = "Publish a version of the credit schedule: what usage counts that says no credits itself",
            description = """
                    Credits for each document and page of each product, and for all others. It holds from the first instant of \
                    `effectiveFrom` in each customer's time zone, also when that day is over; invoices stay as they are, and \
                    what they would be now is on the next ones.""")
    ResponseEntity<PublishedSchedule> publish(@RequestBody NewSchedule schedule, Caller caller) {
        var command = new PublishCreditSchedule(schedule.terms(), schedule.effectiveFrom());
        var made = ledger.send(command, SchedulePublication.class, caller.origin());
        var published = new PublishedSchedule(made.version(), schedule.effectiveFrom(), command.terms());
        return Made.at("/v1/credit-schedules", made.outcome(), published);
    }

    @GetMapping
    @Operation(
            summary = "The versions of the credit schedule, oldest first",
            description = "A version is superseded when a later one holds from the same day.")
    CreditSchedulePage list(Paging paging, Caller caller) {
        return ledger.ask(new ListCreditSchedules(paging), CreditSchedulePage.class, caller.origin());
    }
}
