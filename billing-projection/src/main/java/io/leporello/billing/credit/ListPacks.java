package io.leporello.billing.credit;

import io.leporello.page.Paging;
import java.time.Instant;

/**
 * The packs that a customer bought, in the order of purchase; answered with a {@link PackPage}.
 *
 * @param now decides the day at whose end it is asked what is left, in the customer's zone
 */
public record ListPacks(String customer, Instant now, Paging paging) {}
