package io.leporello.gateway.operations;

import io.leporello.gateway.security.Caller;
import io.leporello.page.Paging;
import io.leporello.usage.deadletter.DeadLetterPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Events that a projection could not fold and went on without. */
@RestController
@RequestMapping("/v1/dead-letters")
@Tag(name = "Operations")
class DeadLetterEndpoint {

    private final DeadLetterOffice office;

    DeadLetterEndpoint(DeadLetterOffice office) {
        this.office = office;
    }

    @GetMapping
    @Operation(
            summary = "Events that are in the ledger and not in a projection's rows, and why",
            description =
                    "Statements of the customers concerned say that they are incomplete, and no invoice is issued.")
    DeadLetterPage list(Paging paging) {
        return office.list(paging);
    }

    @PostMapping("/{projection}/{position}/replay")
    @Operation(summary = "Fold an event that was set aside, and those of its stream that wait behind it")
    DeadLetterReplay replay(@PathVariable String projection, @PathVariable long position, Caller caller) {
        return office.replay(projection, position, caller.actor());
    }
}
