package io.leporello.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.EventJson;
import io.leporello.event.EventTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way to a fact ends where the serializer's ends, or not at all. */
class UsageFactReaderTest {

    private static final EventJson JSON = EventJson.of(List.of(EventTypes.of(UsageRecorded.class)));
    private static final String NAMES = "äé漢𝕊\"\\\n\t/'<& -_:";

    private final Random random = new Random(20261128);

    @Test
    void whatever_was_recorded_is_read_as_the_serializer_reads_it() {
        for (var number = 0; number < 5_000; number++) {
            var stored = JSON.serialize(new UsageRecorded(name(), name(), fact()), String.class);
            UsageRecorded event = JSON.deserialize(stored);

            assertThat(UsageFactReader.read(stored.getData()))
                    .as(stored.getData())
                    .isEqualTo(event.usage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"usage\":{}}",
                "{\"usage\":\"none\"}",
                "{\"usage\":{\"customer\":\"c\",\"documents\":1,\"pages\":1}}",
                "{\"usage\":{\"usedAt\":\"2026-10-03T08:15:30Z\",\"documents\":1,\"pages\":1}}",
                "{\"usage\":{\"customer\":\"c\",\"usedAt\":\"yesterday\",\"documents\":1,\"pages\":1}}",
                "{\"usage\":{\"customer\":\"c\",\"usedAt\":\"2026-10-03T08:15:30Z\",\"documents\":\"many\",\"pages\":1}}",
                "{\"usage\":{\"customer\":\"c\",\"usedAt\":\"2026-10-03T08:15:30Z\",\"documents\":1e3,\"pages\":1}}",
                "{\"usage\":{\"customer\":\"c\",\"usedAt\":\"2026-10-03T08:15:30Z\",\"pages\":99999999999999999999}}",
                "{\"usage\":{\"customer\":\"c\",\"usedAt\":\"2026-10-03T08:15:30Z\",\"credits\":\"few\"}}",
                "{\"usage\":{\"customer\":\"c\",\"usedAt\":\"2026-10-03T08:15:30Z\",\"words\":7}}",
                "{\"usage\":{\"customer\":\"c\",\"usedAt\":\"2026-10-03T08:15:30Z\",\"documents\":1"
            })
    void what_surprises_is_left_to_the_serializer(String payload) {
        assertThat(UsageFactReader.read(payload)).isNull();
    }

    private UsageFact fact() {
        return new UsageFact(
                name(),
                nameOrNone(),
                nameOrNone(),
                nameOrNone(),
                Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000) * 1_000L),
                random.nextLong(1_000_000_000_000_000L),
                random.nextInt(100),
                random.nextBoolean()
                        ? null
                        : BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), random.nextInt(12)));
    }

    private @Nullable String nameOrNone() {
        return random.nextBoolean() ? null : name();
    }

    private String name() {
        return random.ints(1 + random.nextInt(12), 0, NAMES.codePointCount(0, NAMES.length()))
                .map(at -> NAMES.codePointAt(NAMES.offsetByCodePoints(0, at)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
