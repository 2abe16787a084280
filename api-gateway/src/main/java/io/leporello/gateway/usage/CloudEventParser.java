package io.leporello.gateway.usage;

import io.leporello.gateway.usage.Draft.Name;
import io.leporello.gateway.usage.Draft.Reading;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads CloudEvents 1.0 in JSON token by token, without building a tree. A value of the wrong kind makes its event
 * invalid and leaves the parser behind it; only broken JSON stops the parser.
 */
final class CloudEventParser {

    private static final String DATA = "data";
    private static final Map<String, Name> ATTRIBUTES = new HashMap<>();
    private static final Map<String, Name> DATA_MEMBERS = new HashMap<>();

    static {
        for (var name : Name.values()) {
            if (name.path().startsWith("data.")) DATA_MEMBERS.put(name.path().substring("data.".length()), name);
            else ATTRIBUTES.put(name.path(), name);
        }
    }

    private CloudEventParser() {}

    /** Reads the value the parser stands on. */
    static Reading read(JsonParser json, long index) {
        var draft = new Draft(index);
        if (json.currentToken() == JsonToken.START_OBJECT) readEvent(json, draft);
        else {
            draft.fault("The event is " + kind(json) + "; a JSON object was expected");
            json.skipChildren();
        }
        return draft.finish();
    }

    private static void readEvent(JsonParser json, Draft draft) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            if (DATA.equals(name)) readData(json, draft);
            else readValue(json, draft, ATTRIBUTES.get(name));
        }
    }

    private static void readData(JsonParser json, Draft draft) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            draft.fault("data is " + kind(json) + "; a JSON object was expected");
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            readValue(json, draft, DATA_MEMBERS.get(name));
        }
    }

    private static void readValue(JsonParser json, Draft draft, @Nullable Name name) {
        var token = json.currentToken();
        if (name == null || token == JsonToken.VALUE_NULL) json.skipChildren();
        else if (token == JsonToken.VALUE_STRING || (name.isNumber() && token.isNumeric()))
            draft.set(name, json.getString());
        else {
            draft.fault(name.path() + " is " + kind(json) + "; " + (name.isNumber() ? "a number" : "text")
                    + " was expected");
            json.skipChildren();
        }
    }

    private static String kind(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + json.getString();
            case VALUE_NULL -> "null";
            default -> json.getString();
        };
    }
}
