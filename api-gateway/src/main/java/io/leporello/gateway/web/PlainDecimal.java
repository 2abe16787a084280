package io.leporello.gateway.web;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Decimals of HTTP bodies: written as plain text, read from text or from a JSON number, in both cases digit by digit and
 * never through a binary fraction. An exponent is refused, because a few characters of it could stand for a gigabyte of
 * zeros.
 */
final class PlainDecimal {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private PlainDecimal() {}

    static final class Writer extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context)
                throws JacksonException {
            json.writeString(value.toPlainString());
        }
    }

    static final class Reader extends ValueDeserializer<BigDecimal> {
        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            if (!json.hasToken(JsonToken.VALUE_STRING) && !json.currentToken().isNumeric())
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
            var text = json.getString();
            if (PLAIN.matcher(text).matches()) return new BigDecimal(text);
            return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "no plain decimal");
        }
    }
}
