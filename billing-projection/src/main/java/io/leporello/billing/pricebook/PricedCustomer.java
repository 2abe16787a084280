package io.leporello.billing.pricebook;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A customer as far as prices go.
 *
 * @param currency   ISO 4217 code of what they are billed in
 * @param zone       in which their days and months begin
 * @param reseller   the account they are linked to; null for none
 * @param closedFrom the first day without an account; null while it is open
 */
public record PricedCustomer(
        String id,
        String name,
        String currency,
        ZoneId zone,
        @Nullable String reseller,
        @Nullable LocalDate closedFrom) {}
