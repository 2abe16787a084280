package io.leporello.account.customer;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it is read.
 *
 * @param closedFrom   the first day without usage; null when not closed
 * @param closedAt     the first instant of that day in the customer's zone; null when not closed
 */
public record CustomerView(
        String id,
        String name,
        @Nullable String legalName,
        Address address,
        @Nullable String vatId,
        @Nullable String email,
        String currency,
        String timeZone,
        String locale,
        @Nullable String reseller,
        @Nullable String buyerReference,
        @Nullable LocalDate closedFrom,
        @Nullable Instant closedAt,
        Instant registeredAt) {}
