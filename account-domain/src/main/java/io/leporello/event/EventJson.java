package io.leporello.event;

import io.leporello.measure.Instants;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one serializer of the ledger. Events are written under their logical names; amounts as text, so that no reader can
 * bend them; absent parts not at all. Reading is strict: an event whose name is unknown stops the reader, because a
 * skipped event would silently falsify every sum behind it.
 */
public final class EventJson extends Jackson3Serializer {

    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, SerializedType> types = new HashMap<>();
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final Map<Class<?>, ObjectWriter> writers = new HashMap<>();

    /** The events of one request have the same origin, and a projection reads them one after the other. */
    private final Memo<String, MetaData> originsRead =
            new Memo<>(text -> getObjectMapper().readValue(text, MetaData.class));

    private final Memo<MetaData, SerializedObject<String>> originsWritten =
            new Memo<>(origin -> super.serialize(origin, String.class));

    private EventJson(Collection<EventTypes> modules) {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(EventJson::configure));
        modules.stream().flatMap(module -> module.classes().stream()).forEach(this::register);
    }

    /** @throws IllegalStateException when two classes claim one name, or a class has none */
    public static EventJson of(Collection<EventTypes> modules) {
        return new EventJson(modules);
    }

    /** A mapper that writes and reads as events are written and read, for the JSON in read models. */
    public static JsonMapper mapper() {
        var mapper = JsonMapper.builder();
        configure(mapper);
        return mapper.build();
    }

    /** The same rules for JSON that is not an event: exact decimals as text, ISO dates, absent instead of null. */
    public static void configure(JsonMapper.Builder mapper) {
        mapper.addModule(new SimpleModule("exact values")
                        .addSerializer(BigDecimal.class, new DecimalAsText())
                        .addDeserializer(Instant.class, new InstantOfText()))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(inclusion ->
                        inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
                // A replay token names the class of the token inside it.
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .build());
    }

    private void register(Class<?> event) {
        var name = event.getAnnotation(EventName.class);
        if (name == null) throw new IllegalStateException(event + " has no @EventName");
        var other = classes.put(name.value(), event);
        if (other != null) throw new IllegalStateException(name.value() + " names both " + other + " and " + event);
        types.put(event, new SimpleSerializedType(name.value(), revisionOf(event)));
        readers.put(name.value(), getObjectMapper().readerFor(event));
        writers.put(event, getObjectMapper().writerFor(event));
    }

    private static @Nullable String revisionOf(Class<?> event) {
        var revision = event.getAnnotation(Revision.class);
        return revision == null ? null : revision.value();
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        var event = types.get(type);
        return event == null ? super.typeForClass(type) : event;
    }

    /** Takes the short way for an event and its origin as text, and Axon's general one for everything else. */
    @Override
    @SuppressWarnings("unchecked") // the representation asked for is text
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        if (representation != String.class) return super.serialize(object, representation);
        if (object instanceof MetaData origin) return (SerializedObject<T>) originsWritten.of(origin);
        var writer = writers.get(object.getClass());
        return writer == null ? super.serialize(object, representation) : (SerializedObject<T>) text(object, writer);
    }

    private SerializedObject<String> text(Object event, ObjectWriter writer) {
        try {
            return new SimpleSerializedObject<>(
                    writer.writeValueAsString(event), String.class, typeForClass(event.getClass()));
        } catch (JacksonException unwritable) {
            throw new SerializationException("Not writable: " + event.getClass().getName(), unwritable);
        }
    }

    /** Takes the short way for what is stored as text, and Axon's general one for everything else. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // Axon's own signature: whoever asks knows the type
    public <S, T> T deserialize(SerializedObject<S> stored) {
        if (!(stored.getData() instanceof String text)) return super.deserialize(stored);
        try {
            if (stored instanceof SerializedMetaData) return (T) originsRead.of(text);
            var reader = readers.get(stored.getType().getName());
            return reader == null ? super.deserialize(stored) : reader.readValue(text);
        } catch (JacksonException unreadable) {
            throw new SerializationException(
                    "Not readable as " + stored.getType().getName(), unreadable);
        }
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        var event = classes.get(type.getName());
        if (event != null) return event;
        var found = super.classForType(type);
        if (UnknownSerializedType.class.isAssignableFrom(found))
            throw new SerializationException("No class is known for \"" + type.getName() + "\", revision "
                    + type.getRevision() + ". Was it written by a newer version?");
        return found;
    }

    /** The logical name of an event class. */
    public String nameOf(Class<?> event) {
        return Objects.requireNonNull(types.get(event), () -> event + " is no registered event")
                .getName();
    }

    private static final class DecimalAsText extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context)
                throws JacksonException {
            json.writeString(value.toPlainString());
        }
    }

    private static final class InstantOfText extends ValueDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            if (!json.hasToken(JsonToken.VALUE_STRING)) return InstantDeserializer.INSTANT.deserialize(json, context);
            try {
                return Instants.parse(json.getString());
            } catch (DateTimeException unreadable) {
                return InstantDeserializer.INSTANT.deserialize(json, context);
            }
        }
    }
}
