package io.leporello.gateway.usage;

import io.leporello.billing.dashboard.FindResellerUsage;
import io.leporello.billing.dashboard.FindUsage;
import io.leporello.billing.dashboard.Grouping;
import io.leporello.billing.dashboard.ResellerUsageView;
import io.leporello.billing.dashboard.Step;
import io.leporello.billing.dashboard.UsageView;
import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.gateway.web.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was used, for dashboards. */
@RestController
@Tag(name = "Usage")
class UsageEndpoint {

    private final Ledger ledger;

    private final UsersInReach users;

    UsageEndpoint(Ledger ledger, UsersInReach users) {
        this.ledger = ledger;
        this.users = users;
    }

    @GetMapping("/v1/customers/{id}/usage")
    @Operation(
            summary = "What a customer used; of annotators only documents and pages, of a user only the own use",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = UsageView.class))))
    Object ofCustomer(
            @PathVariable String id,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "day") String by,
            @RequestParam(required = false) @Nullable String group,
            Access access) {
        var question = new FindUsage(
                id,
                from,
                to,
                word("by", by, Step.class),
                group == null ? null : word("group", group, Grouping.class),
                users.of(access, id));
        var view = ledger.ask(question, UsageView.class, access.caller().origin(id));
        return UsersInReach.withCredits(access) ? view : UsageWithoutCredits.of(view);
    }

    @GetMapping("/v1/resellers/{id}/usage")
    @Operation(summary = "What each customer of a reseller used")
    ResellerUsageView ofReseller(
            @PathVariable String id, @RequestParam LocalDate from, @RequestParam LocalDate to, Caller caller) {
        return ledger.ask(new FindResellerUsage(id, from, to), ResellerUsageView.class, caller.origin(id));
    }

    private static <E extends Enum<E>> E word(String parameter, String value, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> HttpRefusal.unreadable(
                        parameter, "is \"" + value + "\"; one of " + list(words) + " was expected"));
    }

    private static <E extends Enum<E>> String list(Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
