package io.leporello.account.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.account.email.EmailClaimed;
import io.leporello.account.email.EmailEvent;
import io.leporello.account.email.EmailReleased;
import io.leporello.account.person.Sealed;
import io.leporello.event.EventJson;
import io.leporello.event.EventTypes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape in which events about users were ever stored, in files that are never touched again. */
class StoredUserEventsTest {

    private static final Sealed NAME = new Sealed("1.bmFtZQ");
    private static final Sealed EMAIL = new Sealed("1.ZW1haWw");
    private static final String CLAIM = "email/q1W2";

    private static final Map<String, Object> STORED = Map.ofEntries(
            Map.entry(
                    "user.registered.1",
                    new UserRegistered("anna", "kunde", List.of("MANAGER", "USER"), NAME, EMAIL, CLAIM, "SIGN_UP")),
            Map.entry("user.activated.1", new UserActivated("anna", "kunde")),
            Map.entry("user.roles-changed.1", new UserRolesChanged("anna", "kunde", List.of("ANNOTATOR"))),
            Map.entry("user.renamed.1", new UserRenamed("anna", "kunde", NAME)),
            Map.entry("user.email-changed.1", new UserEmailChanged("anna", "kunde", EMAIL, CLAIM)),
            Map.entry("user.deactivated.1", new UserDeactivated("anna", null)),
            Map.entry("user.reactivated.1", new UserReactivated("anna", "kunde")),
            Map.entry("user.erased.1", new UserErased("anna", "kunde")),
            Map.entry("members.manager-joined.1", new ManagerJoined("kunde", "anna")),
            Map.entry("members.manager-left.1", new ManagerLeft("kunde", "anna")),
            Map.entry("email.claimed.1", new EmailClaimed(CLAIM, "anna")),
            Map.entry("email.released.1", new EmailReleased(CLAIM, "anna")));

    private static final Class<?>[] EVENTS = Stream.of(UserEvent.class, MemberEvent.class, EmailEvent.class)
            .flatMap(events -> Stream.of(events.getPermittedSubclasses()))
            .toArray(Class<?>[]::new);

    private final EventJson json = EventJson.of(List.of(EventTypes.of(EVENTS)));

    static Stream<Map.Entry<String, Object>> stored() {
        return STORED.entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stored")
    void a_stored_event_is_read_and_written_as_ever(Map.Entry<String, Object> stored) throws IOException {
        var end = stored.getKey().lastIndexOf('.');
        var text = file(stored.getKey());
        var read = json.deserialize(new SimpleSerializedObject<>(
                text,
                String.class,
                stored.getKey().substring(0, end),
                stored.getKey().substring(end + 1)));

        assertThat(read).isEqualTo(stored.getValue());
        assertThat(json.serialize(stored.getValue(), String.class).getData()).isEqualTo(text);
    }

    @Test
    void every_event_has_its_file() {
        var named = Stream.of(EVENTS)
                .map(json::typeForClass)
                .map(type -> type.getName() + "." + type.getRevision())
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(STORED.keySet());
    }

    private static String file(String name) throws IOException {
        var path = "/io/leporello/account/golden/" + name + ".json";
        try (var file = Objects.requireNonNull(StoredUserEventsTest.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), UTF_8).strip();
        }
    }
}
