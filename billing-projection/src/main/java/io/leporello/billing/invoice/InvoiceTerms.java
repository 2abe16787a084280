package io.leporello.billing.invoice;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How the seller issues.
 *
 * @param invoiceSeries    first letters of the numbers of invoices
 * @param creditNoteSeries likewise of credit notes
 * @param correctionSeries likewise of corrections
 * @param paymentDays      from the day of issue to the last day for payment
 * @param zone             in which the day of issue is told
 * @param syntax           of the electronic invoices that are issued
 * @param site             where customers reach the pages with their usage, without a slash at the end; null for nowhere
 */
public record InvoiceTerms(
        String invoiceSeries,
        String creditNoteSeries,
        String correctionSeries,
        int paymentDays,
        ZoneId zone,
        Syntax syntax,
        @Nullable String site) {

    String seriesOf(InvoiceKind kind) {
        return switch (kind) {
            case INVOICE -> invoiceSeries;
            case CREDIT_NOTE -> creditNoteSeries;
            case CORRECTION -> correctionSeries;
        };
    }
}
