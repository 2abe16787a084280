package io.leporello.gateway.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON array of events, or one event, however they are set. Numbers keep every digit they are written with. After text
 * that is no JSON nothing can be told apart any more, so it ends the input.
 */
final class JsonReader implements EventReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JsonParser parser;
    private long index = -1;
    private boolean ended;

    JsonReader(InputStream in) {
        parser = JSON.createParser(in);
    }

    @Override
    public String placeName() {
        return "index";
    }

    @Override
    public @Nullable Found next() {
        if (ended) return null;
        index++;
        try {
            return element();
        } catch (JacksonException e) {
            ended = true;
            var at = e.getLocation();
            var where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            return Found.fault(index, JsonText.words(e) + where + "; nothing after it was read");
        }
    }

    private @Nullable Found element() {
        var token = parser.nextToken();
        while (atTheRoot(token)) token = parser.nextToken();
        ended = token == null;
        if (token == null) return null;
        return token == JsonToken.START_OBJECT ? event() : noEvent();
    }

    private boolean atTheRoot(@Nullable JsonToken token) {
        return token == JsonToken.END_ARRAY
                || (token == JsonToken.START_ARRAY && parser.streamReadContext().getNestingDepth() == 1);
    }

    private Found event() {
        var text = new ByteArrayOutputStream(512);
        try (var copy = JSON.createGenerator(text)) {
            copy.copyCurrentStructureExact(parser);
        }
        if (text.size() > EVENT_BYTES_MAX)
            return Found.fault(index, "the event is longer than " + Figures.of(EVENT_BYTES_MAX) + " bytes");
        return Found.event(index, text.toByteArray());
    }

    private Found noEvent() {
        var fault = JsonText.notAnObject(parser);
        parser.skipChildren();
        return Found.fault(index, fault);
    }
}
