package io.leporello.gateway.usage;

import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.Ledger;
import io.leporello.refusal.Checks;
import io.leporello.refusal.TextChecks;
import io.leporello.usage.record.CorrectUsage;
import io.leporello.usage.record.UsageChange;
import io.leporello.usage.record.UsageIdentity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Puts a new fact beside a recorded one; nothing that was recorded is changed. */
@RestController
@Tag(name = "Usage")
class CorrectionEndpoint {

    private final Ledger ledger;

    CorrectionEndpoint(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param action {@code void} or {@code amend}
     * @param data   for amend: what is different; absent parts stay
     */
    record Correction(
            @Nullable String source,
            @Nullable String id,
            @Nullable String action,
            @Nullable Change data,
            @Nullable String reason) {

        private static final String VOID = "void";
        private static final String AMEND = "amend";

        CorrectUsage asCommand(@Nullable String onlyOf) {
            var checks = new Checks()
                    .require(source != null, "source", "is missing")
                    .require(id != null, "id", "is missing")
                    .require(reason != null, "reason", "is missing; it says for ever why the usage was corrected")
                    .require(
                            VOID.equals(action) || AMEND.equals(action),
                            "action",
                            "is " + quoted(action) + "; void or amend was expected")
                    .require(!AMEND.equals(action) || data != null, "data", "is missing; it says what to amend")
                    .require(!VOID.equals(action) || data == null, "data", "is there; a void needs none");
            Draft.checkText(checks, Draft.Name.SOURCE, source);
            Draft.checkText(checks, Draft.Name.ID, id);
            if (reason != null) TextChecks.visible(checks, "reason", reason);
            if (data != null) data.check(checks);
            checks.refuseIfAny();
            var identity = new UsageIdentity(Objects.requireNonNull(source), Objects.requireNonNull(id));
            return new CorrectUsage(
                    identity, data == null ? null : data.asChange(), Objects.requireNonNull(reason), onlyOf);
        }

        private static String quoted(@Nullable String value) {
            return value == null ? "missing" : '"' + value + '"';
        }
    }

    /** What an amendment may change. Numbers are read as text or as numbers. */
    record Change(
            @Nullable String user,
            @Nullable String product,
            @Nullable String document,
            @Nullable BigDecimal documents,
            @Nullable BigDecimal pages,
            @Nullable BigDecimal credits) {

        private void check(Checks checks) {
            Draft.checkText(checks, Draft.Name.USER, user);
            Draft.checkText(checks, Draft.Name.PRODUCT, product);
            Draft.checkText(checks, Draft.Name.DOCUMENT, document);
            Draft.checkNumber(checks, Draft.Name.DOCUMENTS, documents);
            Draft.checkNumber(checks, Draft.Name.PAGES, pages);
            Draft.checkNumber(checks, Draft.Name.CREDITS, credits);
        }

        private UsageChange asChange() {
            return new UsageChange(user, product, document, whole(documents), whole(pages), credits);
        }

        private static @Nullable Long whole(@Nullable BigDecimal number) {
            return number == null ? null : number.longValueExact();
        }
    }

    @PostMapping("/v1/usage-corrections")
    @Operation(summary = "Void or amend a recorded event by a new fact beside it")
    void correct(@RequestBody Correction correction, Caller caller) {
        ledger.send(correction.asCommand(caller.customer()), caller.origin());
    }
}
