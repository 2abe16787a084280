package io.leporello.gateway.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.exc.MismatchedInputException;

/** JSON of one type where another is asked for. It keeps what was found, since the parser has moved on when it is told. */
final class WrongJsonType extends MismatchedInputException {

    private static final long serialVersionUID = 1L;

    private final String found;

    private WrongJsonType(JsonParser parser, Class<?> asked, String found) {
        super(parser, "found " + found, asked);
        this.found = found;
    }

    String found() {
        return found;
    }

    /** Notices the mismatch while the parser still stands on it. */
    static final class Noticed extends DeserializationProblemHandler {
        @Override
        public Object handleUnexpectedToken(
                DeserializationContext context, JavaType asked, JsonToken token, JsonParser parser, String reason) {
            throw new WrongJsonType(parser, asked.getRawClass(), shown(token, parser));
        }

        /** Text, say, where an object is asked for that cannot be made of text. */
        @Override
        public Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> asked,
                ValueInstantiator making,
                JsonParser parser,
                String reason) {
            throw new WrongJsonType(parser, asked, shown(parser.currentToken(), parser));
        }

        private static String shown(JsonToken token, JsonParser parser) {
            return switch (token) {
                case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
                case START_ARRAY, END_ARRAY -> "an array";
                case VALUE_STRING -> RightForm.quoted(parser.getString());
                default -> parser.getString();
            };
        }
    }
}
