package io.leporello.gateway.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.json.JsonMapper;

/** Whether a piece of text can be an event at all; what is in it, the server judges. */
final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonText() {}

    /** Why {@code text} is not exactly one JSON object in UTF-8; null when it is. */
    static @Nullable String fault(byte[] text) {
        try (var parser = JSON.createParser(text)) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            if (parser.nextToken() != JsonToken.START_OBJECT) return notAnObject(parser);
            parser.skipChildren();
            return parser.nextToken() == null ? null : "something follows the event on its line";
        } catch (CharacterCodingException e) {
            return "the text is not UTF-8";
        } catch (JacksonException e) {
            return words(e);
        }
    }

    /** Whether {@code text} ends before its first JSON value does. */
    static boolean isCutOff(byte[] text) {
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return false;
        } catch (UnexpectedEndOfInputException e) {
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    static String notAnObject(JsonParser parser) {
        return "an event is a JSON object, this is " + parser.currentToken();
    }

    static String words(JacksonException e) {
        return "not JSON: " + e.getOriginalMessage();
    }
}
