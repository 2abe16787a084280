package io.leporello.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.EventJson;
import io.leporello.refusal.Checks;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.RefusalText;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/** Whatever is asked of another process, or answered by one, arrives there as it left. */
class MessagesTest {

    private static final EventJson JSON = EventJson.of(List.of());

    @Test
    void every_handler_was_looked_at() throws IOException {
        assertThat(handlers(CommandHandler.class)).hasSizeGreaterThanOrEqualTo(9);
        assertThat(handlers(QueryHandler.class)).hasSizeGreaterThanOrEqualTo(11);
    }

    @TestFactory
    Stream<DynamicTest> messages_and_answers_arrive_as_they_left() throws IOException {
        return travelling()
                .map(type -> DynamicTest.dynamicTest(type.getTypeName(), () -> {
                    var sent = Sample.of(type);
                    assertThat(arrived(sent)).isEqualTo(sent);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_question_says_in_which_form_it_wants_its_answer() throws IOException {
        return handlers(QueryHandler.class).stream()
                .map(Method::getGenericReturnType)
                .map(MessagesTest::wanted)
                .map(wanted -> DynamicTest.dynamicTest(wanted.toString(), () -> {
                    var arrived = (ResponseType<?>) arrived(wanted.forSerialization());
                    assertThat(arrived.getExpectedResponseType()).isEqualTo(wanted.getExpectedResponseType());
                }));
    }

    @Test
    void a_refusal_arrives_with_its_kind_and_its_errors() {
        var refusal = refusalOf(new Checks()
                .require(false, "name", "is \"\"; a name was expected")
                .require(false, "charges[0].meter", "is \"page\"; pages was expected"));
        var arrived = ((RefusalText) arrived(RefusalText.of(refusal))).asRefusal();
        assertThat(arrived).hasMessage(refusal.getMessage());
        assertThat(arrived.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(arrived.errors()).isEqualTo(refusal.errors()).hasSize(2);
    }

    private static Refusal refusalOf(Checks checks) {
        try {
            checks.refuseIfAny();
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("Nothing was refused");
    }

    private static Object arrived(Object sent) {
        return JSON.deserialize(JSON.serialize(sent, byte[].class));
    }

    private static Stream<Type> travelling() throws IOException {
        var handlers = Stream.concat(handlers(CommandHandler.class).stream(), handlers(QueryHandler.class).stream());
        var types = handlers.flatMap(
                        handler -> Stream.of(handler.getParameterTypes()[0], handler.getGenericReturnType()))
                .filter(type -> type != void.class);
        return Stream.concat(types, Arrays.stream(AwaitPart.class.getPermittedSubclasses()))
                .distinct();
    }

    private static ResponseType<?> wanted(Type answer) {
        return answer instanceof ParameterizedType optional
                ? ResponseTypes.optionalInstanceOf((Class<?>) optional.getActualTypeArguments()[0])
                : ResponseTypes.instanceOf((Class<?>) answer);
    }

    private static List<Method> handlers(Class<? extends java.lang.annotation.Annotation> kind) throws IOException {
        var found = new ArrayList<Method>();
        var readers = new CachingMetadataReaderFactory();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:io/leporello/**/*.class")) {
            var metadata = readers.getMetadataReader(file).getAnnotationMetadata();
            if (metadata.hasAnnotatedMethods(kind.getName())) found.addAll(handlersOf(metadata.getClassName(), kind));
        }
        return found;
    }

    private static List<Method> handlersOf(String type, Class<? extends java.lang.annotation.Annotation> kind) {
        try {
            var methods = Class.forName(type, false, MessagesTest.class.getClassLoader())
                    .getDeclaredMethods();
            return Arrays.stream(methods)
                    .filter(method -> method.isAnnotationPresent(kind))
                    .toList();
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
