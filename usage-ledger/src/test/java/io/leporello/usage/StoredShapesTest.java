package io.leporello.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.EventJson;
import io.leporello.event.EventName;
import io.leporello.usage.record.UsageAmended;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageRecorded;
import io.leporello.usage.record.UsageVoided;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape in which an event was ever stored, one golden file each. The files are never touched. */
class StoredShapesTest {

    private static final EventJson JSON = EventJson.of(List.of(new UsageModule().usageEvents()));
    private static final Instant MORNING = Instant.parse("2026-10-03T08:15:30.123456Z");
    private static final UsageFact FULL = new UsageFact(
            "kunde",
            "anna",
            "invoice-extraction",
            "sha256:1",
            MORNING,
            1,
            12,
            new BigDecimal("12345678901234.123456789"));
    private static final UsageFact BARE = new UsageFact("kunde", null, null, null, MORNING, 2, 13, null);

    private static final Map<String, Object> EVENTS = Map.of(
            "usage.recorded-1", new UsageRecorded("/pipelines/ocr-1", "0f1c", FULL),
            "usage.amended-1", new UsageAmended("/pipelines/ocr-1", "0f1c", FULL, BARE, "measured again"),
            "usage.voided-1", new UsageVoided("/pipelines/ocr-1", "0f1c", BARE, "größer als 5 € \"Probe\""));

    static Stream<String> shapes() {
        return EVENTS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void todays_classes_read_it_exactly(String shape) {
        var name = shape.substring(0, shape.lastIndexOf('-'));
        var revision = shape.substring(shape.lastIndexOf('-') + 1);

        Object read = JSON.deserialize(new SimpleSerializedObject<>(golden(shape), String.class, name, revision));

        assertThat(read).isEqualTo(EVENTS.get(shape));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void todays_classes_write_it_byte_for_byte(String shape) {
        var written = JSON.serialize(Objects.requireNonNull(EVENTS.get(shape)), String.class);

        assertThat(written.getData()).isEqualTo(golden(shape));
        assertThat(written.getType().getName() + "-" + written.getType().getRevision())
                .isEqualTo(shape);
    }

    @Test
    void every_event_of_this_module_has_a_golden_file() {
        var stored = new UsageModule()
                .usageEvents().classes().stream().map(StoredShapesTest::shape).toList();

        assertThat(stored)
                .isNotEmpty()
                .allSatisfy(shape -> assertThat(golden(shape)).isNotEmpty());
        assertThat(EVENTS.keySet()).containsAll(stored);
    }

    private static String shape(Class<?> event) {
        return event.getAnnotation(EventName.class).value() + "-"
                + event.getAnnotation(Revision.class).value();
    }

    private static String golden(String shape) {
        try (var file = StoredShapesTest.class.getResourceAsStream("/events/" + shape + ".json")) {
            if (file == null) throw new AssertionError("There is no golden file events/" + shape + ".json");
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
