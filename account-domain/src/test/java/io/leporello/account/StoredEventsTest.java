package io.leporello.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.EventJson;
import io.leporello.event.EventName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was stored once is read for ever: every shape lies in a file that is never touched again. */
class StoredEventsTest {

    private static final EventJson JSON = EventJson.of(List.of(new AccountModule().accountEvents()));

    static Stream<Class<?>> events() {
        return new AccountModule().accountEvents().classes().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_read_and_written_as_it_was_stored(Class<?> event) throws IOException {
        var stored = golden(event);
        var read = JSON.deserialize(new SimpleSerializedObject<>(stored, String.class, JSON.typeForClass(event)));
        assertThat(read).isInstanceOf(event);
        assertThat(JSON.serialize(read, String.class).getData()).isEqualTo(stored);
    }

    private static String golden(Class<?> event) throws IOException {
        var file = event.getAnnotation(EventName.class).value() + "-"
                + event.getAnnotation(Revision.class).value() + ".json";
        try (var content = StoredEventsTest.class.getResourceAsStream("/events/" + file)) {
            assertThat(content).as("the golden file events/%s", file).isNotNull();
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
