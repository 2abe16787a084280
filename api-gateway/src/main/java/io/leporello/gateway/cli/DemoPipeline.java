package io.leporello.gateway.cli;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns every document into exactly one usage event, always the same one. The rules:
 * <ul>
 *   <li><b>whose it is</b>: the first hexadecimal digit of the document's sha256 decides, see {@link DemoCustomer};
 *   <li><b>for whom</b>: the second digit decides among the customer's users and annotators, in the order of their list;
 *   <li><b>when</b>: in the order of the list, evenly spread over October 2026 in Berlin. The month has a day of 25
 *       hours and so 745 hours in all: one of 1,125 documents every 2,384 seconds, the first at midnight;
 *   <li><b>identity</b>: the source is the collection's pipeline; the id is the sha256 and the beginning of the sha256 of
 *       the file's path, because two pairs of files have the same content;
 *   <li><b>credits</b>: 1.5 for a page.
 * </ul>
 */
final class DemoPipeline {

    static final YearMonth MONTH = YearMonth.of(2026, 10);
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final BigDecimal CREDITS_PER_PAGE = new BigDecimal("1.5");

    private final List<DemoCustomer> customers;
    private final List<DemoUser> users;
    private final List<Document> documents;

    DemoPipeline(List<DemoCustomer> customers, List<DemoUser> users, List<Document> documents) {
        this.customers = customers;
        this.users = users;
        this.documents = documents;
    }

    List<DemoEvent> events() {
        return IntStream.range(0, documents.size())
                .mapToObj(index -> event(documents.get(index), time(index)))
                .toList();
    }

    private DemoEvent event(Document document, Instant time) {
        var customer = customer(document).id();
        return new DemoEvent(
                document.sha256() + "-" + digest(document.file()).substring(0, 8),
                "/pipelines/" + document.corpus(),
                customer,
                user(document, customer),
                time,
                "sha256:" + document.sha256(),
                product(document),
                document.pages(),
                CREDITS_PER_PAGE.multiply(BigDecimal.valueOf(document.pages())));
    }

    private Instant time(int index) {
        var start = MONTH.atDay(1).atStartOfDay(ZONE).toInstant();
        var end = MONTH.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
        var step = Duration.between(start, end).toSeconds() / documents.size();
        return start.plusSeconds(index * step);
    }

    private DemoCustomer customer(Document document) {
        return customers.stream()
                .filter(customer -> customer.owns(document))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No customer takes " + document.sha256()));
    }

    private String user(Document document, String customer) {
        var working = users.stream().filter(user -> user.worksFor(customer)).toList();
        return working.get(Character.digit(document.sha256().charAt(1), 16) % working.size())
                .id();
    }

    /** What the customer ordered follows from the collection: invoices, mixed documents, forms. */
    private static String product(Document document) {
        return switch (document.corpus()) {
            case "ZUGFeRD/corpus" -> "invoice-extraction";
            case "mozilla/pdf.js" -> "text-recognition";
            default -> "form-reading";
        };
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
