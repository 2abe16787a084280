package io.leporello.account.creditschedule;

import io.leporello.refusal.Checks;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.TextChecks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * How many credits usage of one product counts.
 *
 * @param product     as usage names it
 * @param perDocument credits for each document; 0 when absent
 * @param perPage     credits for each page; 0 when absent
 */
public record ProductCredits(String product, BigDecimal perDocument, BigDecimal perPage) {

    public ProductCredits {
        product = Objects.requireNonNullElse(product, "");
        var rate = new CreditRate(perDocument, perPage);
        perDocument = rate.perDocument();
        perPage = rate.perPage();
    }

    CreditRate rate() {
        return new CreditRate(perDocument, perPage);
    }

    List<FieldError> faults() {
        var checks = new Checks();
        TextChecks.present(checks, "product", product);
        TextChecks.line(checks, "product", product);
        return checks.also(rate().faults()).errors();
    }
}
