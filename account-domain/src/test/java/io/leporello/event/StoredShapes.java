package io.leporello.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was stored once is read for ever: every shape lies in a file {@code events/NAME-REVISION.json} that is never touched again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StoredShapes {

    private final EventTypes types;
    private final EventJson json;
    private final Map<String, Object> events;

    /** @param events what each file means, by its name without the ending: also what only was written in the past */
    protected StoredShapes(EventTypes types, Map<String, Object> events) {
        this.types = types;
        this.json = EventJson.of(List.of(types));
        this.events = events;
    }

    Stream<String> shapes() {
        return events.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void todays_classes_read_it_exactly(String shape) {
        var name = shape.substring(0, shape.lastIndexOf('-'));
        var revision = shape.substring(shape.lastIndexOf('-') + 1);

        Object read = json.deserialize(new SimpleSerializedObject<>(golden(shape), String.class, name, revision));

        assertThat(read).isEqualTo(events.get(shape));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void todays_classes_write_it_byte_for_byte(String shape) {
        var written = json.serialize(Objects.requireNonNull(events.get(shape)), String.class);

        assertThat(written.getData()).isEqualTo(golden(shape));
        assertThat(written.getType().getName() + "-" + written.getType().getRevision())
                .isEqualTo(shape);
    }

    @Test
    void every_event_of_the_module_has_a_golden_file() {
        var stored = types.classes().stream().map(StoredShapes::shape).toList();

        assertThat(stored)
                .isNotEmpty()
                .allSatisfy(shape -> assertThat(golden(shape)).isNotEmpty());
        assertThat(events.keySet()).containsAll(stored);
    }

    private static String shape(Class<?> event) {
        return event.getAnnotation(EventName.class).value() + "-"
                + event.getAnnotation(Revision.class).value();
    }

    private static String golden(String shape) {
        try (var file = StoredShapes.class.getResourceAsStream("/events/" + shape + ".json")) {
            if (file == null) throw new AssertionError("There is no golden file events/" + shape + ".json");
            return new String(file.readAllBytes(), UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
