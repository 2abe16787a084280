package io.leporello.account.creditschedule;

import io.leporello.measure.DecimalChecks;
import io.leporello.measure.Decimals;
import io.leporello.measure.Quantity;
import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * How many credits usage counts.
 *
 * @param perDocument credits for each document; 0 when absent
 * @param perPage     credits for each page; 0 when absent
 */
public record CreditRate(BigDecimal perDocument, BigDecimal perPage) {

    public static final CreditRate NOTHING = new CreditRate(BigDecimal.ZERO, BigDecimal.ZERO);

    public CreditRate {
        perDocument = Decimals.normalised(Objects.requireNonNullElse(perDocument, BigDecimal.ZERO));
        perPage = Decimals.normalised(Objects.requireNonNullElse(perPage, BigDecimal.ZERO));
    }

    /** Exact; negative where documents and pages are taken back. */
    public Quantity of(Quantity documents, Quantity pages) {
        return new Quantity(
                documents.value().multiply(perDocument).add(pages.value().multiply(perPage)));
    }

    List<FieldError> faults() {
        var checks = new Checks();
        DecimalChecks.notNegative(checks, "perDocument", perDocument);
        DecimalChecks.notNegative(checks, "perPage", perPage);
        return checks.errors();
    }
}
