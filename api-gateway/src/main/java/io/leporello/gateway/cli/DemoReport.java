package io.leporello.gateway.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything that the demo prints about its data. */
final class DemoReport {

    private static final int REJECTIONS_SHOWN = 5;

    private final PrintWriter out;
    private final Paint paint;

    DemoReport(Console console) {
        this.out = console.out();
        this.paint = console.paint();
    }

    void printStory(Map<DemoCustomer, Usage> expected) {
        var all = sum(expected);
        out.println();
        out.println(Figures.of(all.documents()) + " real PDF documents with " + Figures.of(all.pages())
                + " pages, from three public collections,");
        out.println("become one usage event each, spread evenly over October 2026 (Europe/Berlin).");
        out.println("Whose document it is, the first digit of its sha256 says; every page costs 1.5 credits:");
        expected.keySet()
                .forEach(customer -> out.println("  " + digits(customer) + "  " + customer.name() + way(customer)
                        + ", pays " + customer.pays()));
        out.println();
    }

    private static String way(DemoCustomer customer) {
        return customer.resold() ? ", through a reseller" : ", a direct customer";
    }

    private static String digits(DemoCustomer customer) {
        var digits = customer.firstDigits();
        return digits.charAt(0) + " to " + digits.charAt(digits.length() - 1);
    }

    void printDelivery(Tally tally, Duration time) {
        var position = tally.position();
        if (tally.duplicates() == tally.events())
            out.println(paint.good(
                    "Nothing new: all " + Figures.of(tally.events()) + " events were already in the ledger."));
        else
            out.println("Accepted " + Figures.of(tally.accepted()) + " events, " + Figures.of(tally.duplicates())
                    + " were already in the ledger, " + Figures.of(tally.rejected()) + " were rejected.");
        out.println("Sent over HTTP in " + Figures.seconds(time) + " (" + Figures.perSecond(tally.events(), time) + ")"
                + (position == null ? "." : "; the ledger stands at position " + Figures.of(position) + "."));
    }

    void printUsage(Map<DemoCustomer, Usage> counted) {
        var all = sum(counted);
        var table = new Table(paint)
                .text("Customer")
                .text("Pays")
                .number("Documents")
                .number("Pages")
                .number("Credits");
        var decimals = counted.values().stream()
                .mapToInt(usage -> usage.credits().scale())
                .max()
                .orElse(0);
        counted.forEach((customer, usage) -> table.row(cells(customer.name(), customer.pays(), usage, decimals)));
        print("Usage in October 2026", table.sum(cells("All", "", all, decimals)));
    }

    /** What the reseller's own dashboard shows, read from there. */
    void printResale(String reseller, Usage usage) {
        out.println(reseller + ", the reseller, sees " + words(usage) + " of its customers.");
    }

    /** @param decimals of the credits, the same in all rows so that their digits stand below each other */
    private static String[] cells(String name, String pays, Usage usage, int decimals) {
        return new String[] {
            name,
            pays,
            Figures.of(usage.documents()),
            Figures.of(usage.pages()),
            Figures.of(
                    usage.credits().setScale(Math.max(decimals, usage.credits().scale())))
        };
    }

    private static Usage sum(Map<DemoCustomer, Usage> usage) {
        return usage.values().stream().reduce(Usage.none(), Usage::plus);
    }

    void printInvoice(DemoCustomer customer, JsonNode preview) {
        var currency = " " + preview.path("currency").asString("EUR");
        var table = new Table(paint).text("Line").number("Quantity").number("Amount");
        for (var line : preview.path("lines"))
            table.row(
                    line.path("description").asString(""),
                    figure(line, "quantity", ""),
                    figure(line, "amount", currency));
        table.sum("Net", "", figure(preview, "net", currency));
        print("Draft invoice of " + customer.name() + ", October 2026", table);
    }

    /** A quantity or amount with its unit; the server leaves out what means nothing. */
    private static String figure(JsonNode object, String name, String unit) {
        var text = object.path(name).asString("");
        return text.isEmpty() ? "" : Figures.of(new BigDecimal(text)) + unit;
    }

    private void print(String title, Table table) {
        out.println();
        out.println(paint.strong(title));
        table.lines().forEach(out::println);
    }

    void printReady(Duration time) {
        out.println();
        out.println(paint.faint("From the first event sent to the last total read: " + Figures.seconds(time) + "."));
    }

    /** Says whether everything adds up, and returns it. */
    boolean printVerdict(Tally tally, Map<DemoCustomer, Usage> expected, Map<DemoCustomer, Usage> counted) {
        tally.firstRejections().stream()
                .limit(REJECTIONS_SHOWN)
                .forEach(one ->
                        out.println(paint.bad("Rejected: " + one.id() + " · " + one.code() + " · " + one.detail())));
        expected.forEach((customer, usage) -> printDifference(customer, usage, counted.get(customer)));
        var right = tally.rejected() == 0 && expected.equals(counted);
        var all = sum(expected);
        if (right)
            out.println(paint.good("It adds up: " + Figures.of(all.documents()) + " documents and "
                    + Figures.of(all.pages()) + " pages, each counted once."));
        return right;
    }

    void printIssued(List<DemoInvoices.Issued> all) {
        var table = new Table(paint)
                .text("Number")
                .text("Customer")
                .number("Net")
                .number("VAT")
                .number("Total")
                .text("Due on");
        for (var one : all) table.row(cells(one.invoice(), one.customer().name()));
        print("Invoices of October 2026, issued", table);
        out.println("Each as ZUGFeRD, a PDF with its data inside, and beside it as XRechnung (.xml):");
        all.forEach(one -> out.println("  " + one.pdf()));
    }

    private static String[] cells(JsonNode invoice, String customer) {
        var currency = " " + invoice.path("currency").asString("EUR");
        var net = new BigDecimal(invoice.path("net").asString("0"));
        var gross = new BigDecimal(invoice.path("gross").asString("0"));
        return new String[] {
            invoice.path("number").asString(),
            customer,
            Figures.of(net) + currency,
            Figures.of(gross.subtract(net)) + currency,
            Figures.of(gross) + currency,
            invoice.path("dueOn").asString("")
        };
    }

    /**
     * @param statuses of the demo's people, as the server tells them
     * @param works    whether the password was tried and right; it may have been changed since, or its file be lost
     */
    void printSignIns(Map<DemoUser, String> statuses, String password, boolean works) {
        var table = new Table(paint)
                .text("E-mail address")
                .text("Roles")
                .text("Account")
                .text("Status");
        statuses.forEach((user, status) -> table.row(
                user.email(),
                String.join(", ", user.roles()),
                Objects.requireNonNullElse(user.customer(), "the platform"),
                status));
        print("Sign-ins", table);
        out.println(
                works
                        ? "Their password: " + paint.strong(password)
                        : "Their password is not that of the file demo-password any more, or they were not let in yet.");
    }

    private void printDifference(DemoCustomer customer, Usage expected, @Nullable Usage counted) {
        if (expected.equals(counted)) return;
        out.println(paint.bad("It does not add up for " + customer.name() + ": the documents hold " + words(expected)
                + ", the ledger counts " + (counted == null ? "nothing" : words(counted)) + "."));
    }

    private static String words(Usage usage) {
        return Figures.of(usage.documents()) + " documents, " + Figures.of(usage.pages()) + " pages and "
                + Figures.of(usage.credits()) + " credits";
    }
}
