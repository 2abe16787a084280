package io.leporello.billing;

import io.leporello.billing.invoice.CorrectionIssued;
import io.leporello.billing.invoice.CreditNoteIssued;
import io.leporello.billing.invoice.InvoiceIssued;
import io.leporello.billing.invoice.InvoiceNumbered;
import io.leporello.billing.invoice.PaymentRecorded;
import io.leporello.billing.run.RunAdvanced;
import io.leporello.billing.run.RunCompleted;
import io.leporello.billing.run.RunStarted;
import io.leporello.event.EventTypes;
import io.leporello.schema.Schema;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every process needs of this module, whatever parts it runs: its events and its tables. */
@Configuration(proxyBeanMethods = false)
public class BillingModule {

    @Bean
    EventTypes billingEvents() {
        return EventTypes.of(
                InvoiceIssued.class,
                CreditNoteIssued.class,
                CorrectionIssued.class,
                PaymentRecorded.class,
                InvoiceNumbered.class,
                RunStarted.class,
                RunAdvanced.class,
                RunCompleted.class);
    }

    @Bean
    Schema billingSchema(DataSource database) {
        return Schema.migrated("billing", database);
    }
}
