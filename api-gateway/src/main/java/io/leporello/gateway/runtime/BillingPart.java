package io.leporello.gateway.runtime;

import io.leporello.billing.BillingHandlers;
import io.leporello.usage.EntryHandlers;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Entries, totals, price book, statements and invoices: they share a processing group, and so a position. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnPart(Part.BILLING)
@Import({EntryHandlers.class, BillingHandlers.class, BillingSettings.class})
class BillingPart {}
