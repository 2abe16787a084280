package io.leporello.billing;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The part {@code billing}: folds usage into totals, keeps the price book, answers dashboards and statements, issues invoices. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({
    "io.leporello.billing.position",
    "io.leporello.billing.totals",
    "io.leporello.billing.pricebook",
    "io.leporello.billing.credit",
    "io.leporello.billing.statement",
    "io.leporello.billing.invoice",
    "io.leporello.billing.document",
    "io.leporello.billing.run",
    "io.leporello.billing.accounting",
    "io.leporello.billing.replay",
    "io.leporello.billing.dashboard"
})
public class BillingHandlers {}
