package io.leporello.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import io.leporello.event.EventName;
import io.leporello.event.EventTypes;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** Events are stored for ever, so nothing about them may be left to chance: names, revisions, and who knows them. */
class EventsTest {

    @Test
    void every_event_of_a_module_is_a_record_with_a_name_and_a_revision() {
        assertThat(listed()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(event -> {
            assertThat(event).isRecord().hasAnnotations(EventName.class, Revision.class);
            assertThat(event.getAnnotation(EventName.class).value()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
            assertThat(event.getAnnotation(Revision.class).value()).matches("[1-9][0-9]*");
        });
    }

    @Test
    void every_named_event_is_listed_by_its_module_exactly_once() {
        var named = Code.classes(code -> code.isAnnotatedWith(EventName.class));
        assertThat(listed())
                .extracting(Class::getName)
                .containsExactlyInAnyOrderElementsOf(
                        named.stream().map(event -> event.getName()).toList());
    }

    @Test
    void a_module_lists_only_its_own_events() {
        Code.classes(code -> true).stream()
                .flatMap(code -> code.getMethods().stream())
                .filter(EventsTest::listsEvents)
                .forEach(list -> assertThat(events(list))
                        .allSatisfy(event -> assertThat(event.getPackageName())
                                .startsWith(list.getOwner().getPackageName())));
    }

    private static List<Class<?>> listed() {
        return Code.classes(code -> true).stream()
                .flatMap(code -> code.getMethods().stream())
                .filter(EventsTest::listsEvents)
                .<Class<?>>flatMap(EventsTest::events)
                .toList();
    }

    private static boolean listsEvents(JavaMethod method) {
        return method.isAnnotatedWith(Bean.class) && method.getRawReturnType().isEquivalentTo(EventTypes.class);
    }

    private static Stream<Class<?>> events(JavaMethod list) {
        try {
            var module = list.getOwner().reflect().getDeclaredConstructor().newInstance();
            var method = list.reflect();
            method.setAccessible(true);
            return ((EventTypes) method.invoke(module)).classes().stream();
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(list.getFullName() + " cannot be asked", failed);
        }
    }
}
