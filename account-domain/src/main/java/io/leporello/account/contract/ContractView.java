package io.leporello.account.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is read; its terms as in {@link ContractTerms}.
 *
 * @param number     counts what was agreed with this customer, from 1
 * @param superseded whether a later contract took its place from the same day
 */
public record ContractView(
        String customer,
        int number,
        String plan,
        LocalDate from,
        @Nullable BigDecimal discountPercent,
        @Nullable BigDecimal minimum,
        Overrides overrides,
        String billTo,
        boolean superseded,
        Instant agreedAt) {}
