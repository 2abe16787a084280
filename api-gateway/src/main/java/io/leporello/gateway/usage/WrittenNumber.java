package io.leporello.gateway.usage;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** A number of usage as a pipeline may write it, in quotes or without: a correction is written like the event it corrects. */
final class WrittenNumber extends ValueDeserializer<BigDecimal> {

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
        if (!json.hasToken(JsonToken.VALUE_STRING) && !json.currentToken().isNumeric())
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
        var text = json.getString();
        var number = Draft.decimal(text);
        return number != null
                ? number
                : (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "no number");
    }
}
