package io.leporello.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leporello.page.Page;
import java.math.BigDecimal;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of HTTP bodies. Reading is strict: a property nobody knows is a typo, and a typo in a price must not pass
 * silently; the same property twice says two things. Absent parts are left out, except where a record says otherwise.
 */
final class HttpJson {

    private static final int MOST_NESTED = 64;
    private static final int LONGEST_NUMBER = 100;

    private HttpJson() {}

    static void limit(JsonFactoryBuilder factory) {
        factory.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(MOST_NESTED)
                .maxNumberLength(LONGEST_NUMBER)
                .maxStringLength(BodyLimit.MAX_BYTES)
                .build());
    }

    static void configure(JsonMapper.Builder mapper) {
        mapper.addModule(new SimpleModule("plain decimals")
                        .addSerializer(BigDecimal.class, new PlainDecimal.Writer())
                        .addDeserializer(BigDecimal.class, new PlainDecimal.Reader()))
                .addMixIn(Page.class, AlwaysNext.class)
                .addHandler(new WrongJsonType.Noticed())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                // A date that is a number would be read as days since 1970.
                .withCoercionConfig(
                        LogicalType.DateTime,
                        date -> date.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum,
                        name -> name.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }
}
