package io.leporello.usage.record;

import io.leporello.measure.Instants;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes the usage out of a stored {@link UsageRecorded} of the shape of today, token by token. It reads what the ledger's
 * serializer reads, at a third of the price, and leaves whatever surprises it to that one.
 */
public final class UsageFactReader {

    private static final JsonFactory JSON = new JsonFactory();

    private @Nullable String customer;
    private @Nullable String user;
    private @Nullable String product;
    private @Nullable String document;
    private @Nullable Instant usedAt;
    private @Nullable BigDecimal credits;
    private long documents;
    private long pages;

    private UsageFactReader() {}

    /** @return null when there is anything in it that only the serializer can judge */
    public static @Nullable UsageFact read(String recorded) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), recorded)) {
            return json.nextToken() == JsonToken.START_OBJECT && to(json, "usage")
                    ? new UsageFactReader().fact(json)
                    : null;
        } catch (JacksonException | DateTimeException | NumberFormatException surprise) {
            return null;
        }
    }

    /** Leaves the parser at the value. */
    private static boolean to(JsonParser json, String wanted) {
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (name.equals(wanted)) return true;
            json.skipChildren();
        }
        return false;
    }

    private @Nullable UsageFact fact(JsonParser json) {
        for (var name = json.nextName(); name != null; name = json.nextName())
            if (!isTaken(name, json, json.nextToken())) return null;
        return customer == null || usedAt == null
                ? null
                : new UsageFact(customer, user, product, document, usedAt, documents, pages, credits);
    }

    private boolean isTaken(String name, JsonParser json, JsonToken value) {
        if (value == JsonToken.VALUE_NUMBER_INT) return isNumberTaken(name, json);
        return value == JsonToken.VALUE_STRING && isTextTaken(name, json.getString());
    }

    private boolean isNumberTaken(String name, JsonParser json) {
        switch (name) {
            case "documents" -> documents = json.getLongValue();
            case "pages" -> pages = json.getLongValue();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isTextTaken(String name, String text) {
        switch (name) {
            case "customer" -> customer = text;
            case "user" -> user = text;
            case "product" -> product = text;
            case "document" -> document = text;
            case "usedAt" -> usedAt = Instants.parse(text);
            case "credits" -> credits = new BigDecimal(text);
            default -> {
                return false;
            }
        }
        return true;
    }
}
