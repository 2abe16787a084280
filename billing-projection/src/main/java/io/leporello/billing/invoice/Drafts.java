package io.leporello.billing.invoice;

import io.leporello.billing.position.Snapshot;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.statement.CountedFrom;
import io.leporello.billing.statement.Statement;
import io.leporello.billing.statement.Statements;
import io.leporello.refusal.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what could be issued now, or says why it cannot. To be called within a {@link Snapshot}. */
@Component
final class Drafts {

    private final Statements statements;
    private final PriceBook priceBook;
    private final UsageSummaries usageSummaries;
    private final InvoiceRows rows;
    private final Seller seller;
    private final InvoiceTerms terms;

    Drafts(
            Statements statements,
            PriceBook priceBook,
            UsageSummaries usageSummaries,
            InvoiceRows rows,
            Seller seller,
            InvoiceTerms terms) {
        this.statements = statements;
        this.priceBook = priceBook;
        this.usageSummaries = usageSummaries;
        this.rows = rows;
        this.seller = seller;
        this.terms = terms;
    }

    /**
     * The invoice of a month; empty when there is nothing to invoice.
     *
     * @throws Refusal of kind CONFLICT when the month is not over
     */
    Optional<Draft> invoice(IssueInvoice command, long known) {
        var statement = statements.of(command.customer(), command.period(), known, CountedFrom.TOTALS);
        refuseBeforeTheEnd(statement, command.now());
        if (statement.lines().isEmpty()) return Optional.empty();
        var invoice = document(InvoiceKind.INVOICE, null, null, statement, command.now());
        var usage = usageSummaries.of(statement.customer(), statement.period(), known);
        return Optional.of(draft(invoice, usage, command.now()));
    }

    static Refusal nothingToInvoice(IssueInvoice command) {
        return Refusal.conflict("There is nothing to invoice to customer " + command.customer() + " for "
                + command.period() + ": no contract, and nothing to adjust of earlier months.");
    }

    private static void refuseBeforeTheEnd(Statement statement, Instant now) {
        var period = statement.period();
        var end = endOf(statement);
        if (now.isBefore(period.startOf(end)))
            throw Refusal.conflict(period.month() + " is not over for customer "
                    + statement.customer().id() + "; it can be invoiced from " + end + " 00:00 " + period.zone()
                    + " on, which is " + period.startOf(end) + ".");
    }

    /** The first day without usage: that after the month, or that of a closing within it. */
    private static LocalDate endOf(Statement statement) {
        var dayAfter = statement.period().dayAfter();
        var closedFrom = statement.customer().closedFrom();
        return closedFrom != null && closedFrom.isBefore(dayAfter) ? closedFrom : dayAfter;
    }

    /** The same document the other way round, as known when the credited one was. */
    Draft creditNote(Invoice credited, IssueCreditNote command) {
        var issuedOn = dayOf(command.now());
        var invoice = new Invoice(
                "",
                InvoiceKind.CREDIT_NOTE,
                new Invoice.Reference(credited.number(), credited.issuedOn()),
                command.reason(),
                credited.customer(),
                credited.period(),
                credited.from(),
                credited.to(),
                credited.zone(),
                issuedOn,
                issuedOn,
                credited.currency(),
                credited.locale(),
                seller,
                credited.buyer(),
                credited.lines(),
                credited.net(),
                credited.taxes(),
                credited.gross(),
                credited.position());
        return draft(invoice, null, command.now());
    }

    /**
     * What is still due for the month of an invoice; empty when nothing is.
     *
     * @throws Refusal of kind CONFLICT when a next invoice will carry it
     */
    Optional<Draft> correction(Invoice corrected, IssueCorrection command, long known) {
        var customer = corrected.customer();
        nextMonthToInvoice(customer, corrected.period(), known).ifPresent(next -> {
            throw Refusal.conflict("The next invoice of customer " + customer + ", for " + next
                    + ", will carry what is still due for " + corrected.period()
                    + "; a correction is for customers that get no further invoice.");
        });
        var statement = statements.correction(customer, corrected.period(), known, CountedFrom.TOTALS);
        if (statement.lines().isEmpty()) return Optional.empty();
        var reference = new Invoice.Reference(corrected.number(), corrected.issuedOn());
        var correction = document(InvoiceKind.CORRECTION, reference, command.reason(), statement, command.now());
        return Optional.of(draft(correction, null, command.now()));
    }

    static Refusal nothingToCorrect(Invoice corrected) {
        return Refusal.conflict("There is nothing to correct: " + corrected.period() + " costs customer "
                + corrected.customer() + " what was billed for it.");
    }

    private Optional<YearMonth> nextMonthToInvoice(String customer, YearMonth after, long known) {
        var closedFrom = priceBook
                .customer(customer, known)
                .map(PricedCustomer::closedFrom)
                .orElse(null);
        if (closedFrom == null) return Optional.of(after.plusMonths(1));
        var last = YearMonth.from(closedFrom.minusDays(1));
        var invoiced = rows.standingMonths(customer);
        for (var month = after.plusMonths(1); !month.isAfter(last); month = month.plusMonths(1))
            if (!invoiced.contains(month)) return Optional.of(month);
        return Optional.empty();
    }

    private Invoice document(
            InvoiceKind kind,
            Invoice.@Nullable Reference refersTo,
            @Nullable String reason,
            Statement statement,
            Instant now) {
        var issuedOn = dayOf(now);
        var period = statement.period();
        return new Invoice(
                "",
                kind,
                refersTo,
                reason,
                statement.customer().id(),
                period.month(),
                period.firstDay(),
                period.dayAfter(),
                period.zone().getId(),
                issuedOn,
                issuedOn.plusDays(terms.paymentDays()),
                statement.currency().getCurrencyCode(),
                statement.payer().details().locale(),
                seller,
                buyer(statement.payer()),
                statement.lines(),
                statement.net(),
                statement.taxes(),
                statement.gross(),
                statement.position());
    }

    private Draft draft(Invoice invoice, @Nullable UsageSummary usage, Instant now) {
        return new Draft(invoice, usage, terms.seriesOf(invoice.kind()), rows.lastSequence(invoice.customer()), now);
    }

    private LocalDate dayOf(Instant now) {
        return now.atZone(terms.zone()).toLocalDate();
    }

    private static Buyer buyer(PricedCustomer payer) {
        var details = payer.details();
        var address = details.address();
        return new Buyer(
                payer.id(),
                Objects.requireNonNullElse(details.legalName(), details.name()),
                address.street(),
                address.postalCode(),
                address.city(),
                address.country(),
                details.vatId(),
                details.email(),
                Objects.requireNonNullElse(details.buyerReference(), payer.id()));
    }
}
