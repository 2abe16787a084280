package io.leporello.gateway.ui.history;

import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Names;
import io.leporello.measure.Quantity;
import io.leporello.usage.history.HistoryEvent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tools.jackson.databind.JsonNode;

/** Says in one sentence what happened. Of a kind that it does not know it says no more than that it happened. */
final class Sentences {

    private final MessageSource words;
    private final Names.Book names;
    private final Display show;
    private final Locale locale;

    Sentences(MessageSource words, Names.Book names, Display show) {
        this.words = words;
        this.names = names;
        this.show = show;
        this.locale = show.locale();
    }

    /** The customer an event is about; null when it is about none. */
    static @Nullable String customerOf(JsonNode payload) {
        for (var place : new JsonNode[] {
            payload.path("usage").path("customer"),
            payload.path("before").path("customer"),
            payload.path("invoice").path("customer"),
            payload.path("customer"),
            payload.path("customerId")
        }) if (place.isString()) return place.stringValue();
        return null;
    }

    /** The user an event is about; null when it is about none. */
    static @Nullable String userOf(JsonNode payload) {
        for (var place : new JsonNode[] {
            payload.path("usage").path("user"), payload.path("before").path("user"), payload.path("userId")
        }) if (place.isString()) return place.stringValue();
        return null;
    }

    String of(HistoryEvent event) {
        if (!EventKinds.has(event.type())) return word("history.say.other", event.type());
        return word("history.say." + event.type() + variant(event), values(event));
    }

    private static String variant(HistoryEvent event) {
        return switch (event.type()) {
            case "user.registered" -> event.payload().path("how").asString("").equals("SIGN_UP") ? ".signed-up" : "";
            case "price-plan.published", "credit-schedule.published" ->
                event.payload().path("effectiveFrom").isString() ? ".from" : "";
            default -> "";
        };
    }

    private Object[] values(HistoryEvent event) {
        var payload = event.payload();
        var customer = names.customer(customerOf(payload));
        return switch (event.type().replaceFirst("\\..*", "")) {
            case "usage" -> usage(payload, customer);
            case "user", "members" ->
                new Object[] {names.user(userOf(payload)), roles(payload.path("roles")), customer};
            case "api-key" -> new Object[] {text(payload, "name"), list(payload.path("scopes"))};
            case "price-plan" ->
                new Object[] {
                    text(payload.path("terms"), "name"), text(payload, "version"), day(payload, "effectiveFrom")
                };
            case "contract" ->
                new Object[] {customer, text(payload.path("terms"), "plan"), day(payload.path("terms"), "from")};
            case "credit-schedule" -> new Object[] {text(payload, "version"), day(payload, "effectiveFrom")};
            case "customer" -> new Object[] {customer, day(payload, "from")};
            case "credits" -> new Object[] {customer, quantity(payload.path("credits")), money(payload, "price")};
            case "billing-run" ->
                new Object[] {
                    month(payload),
                    payload.path("issued").size(),
                    payload.path("failures").size()
                };
            case "payment" -> new Object[] {text(payload, "number"), text(payload, "amount"), day(payload, "paidOn")};
            default -> document(payload, customer);
        };
    }

    private Object[] usage(JsonNode payload, String customer) {
        var source = text(payload, "source").replaceFirst("^.*/", "");
        var used = payload.has("usage") ? payload.path("usage") : payload.path("before");
        return new Object[] {source, amount(used), customer, amount(payload.path("after")), text(payload, "reason")};
    }

    /** Pages, and credits where there are any. */
    private String amount(JsonNode usage) {
        var pages = usage.path("pages").asLong(0);
        var said = word("history.pages", pages, show.count(pages));
        var credits = usage.path("credits");
        if (!credits.isString() || credits.stringValue().equals("0")) return said;
        return word("history.and-credits", said, quantity(credits));
    }

    private Object[] document(JsonNode payload, String customer) {
        var invoice = payload.has("invoice") ? payload.path("invoice") : payload;
        return new Object[] {text(invoice, "number"), customer, month(invoice), money(invoice, "gross")};
    }

    private String month(JsonNode invoice) {
        var period = invoice.path("period");
        return period.isString() ? show.month(YearMonth.parse(period.stringValue())) : Display.UNKNOWN;
    }

    private String money(JsonNode node, String field) {
        var amount = node.path(field);
        var currency = node.path("currency");
        return amount.isString() && currency.isString()
                ? show.money(amount.stringValue(), currency.stringValue())
                : Display.UNKNOWN;
    }

    private String roles(JsonNode roles) {
        var said = StreamSupport.stream(roles.spliterator(), false)
                .map(role -> word("role." + role.asString("")))
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? Display.UNKNOWN : said;
    }

    private static String list(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(text -> text.asString(""))
                .collect(Collectors.joining(", "));
    }

    private String day(JsonNode node, String field) {
        var day = node.path(field);
        return day.isString() ? show.day(LocalDate.parse(day.stringValue())) : Display.UNKNOWN;
    }

    private String quantity(JsonNode quantity) {
        return show.quantity(Quantity.of(quantity.asString("0")));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString(Display.UNKNOWN);
    }

    private String word(String key, Object... values) {
        return Objects.requireNonNull(words.getMessage(key, values, locale));
    }
}
