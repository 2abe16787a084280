package io.leporello.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Who asked, for whom, in which request. It travels as metadata with every command and stays with every event.
 *
 * @param actor    who acted, such as {@code key:…} or {@code user:…}; ids only, never names or addresses
 * @param customer the customer account concerned; null when none is, as for a price plan
 * @param request  id of the request, the same in log lines and error answers
 */
public record Origin(String actor, @Nullable String customer, String request) {

    private static final String ACTOR = "actor";
    public static final String CUSTOMER = "customer";
    private static final String REQUEST = "request";

    public static final String SYSTEM = "system";

    /** Metadata as Axon keeps it: values are text, because numbers would lose their type in JSON. */
    public MetaData asMetaData() {
        var values = new HashMap<String, String>();
        values.put(ACTOR, actor);
        values.put(REQUEST, request);
        if (customer != null) values.put(CUSTOMER, customer);
        return MetaData.from(values);
    }

    public static Origin of(Map<String, ?> metaData) {
        return new Origin(
                Objects.requireNonNullElse((String) metaData.get(ACTOR), SYSTEM),
                (String) metaData.get(CUSTOMER),
                Objects.requireNonNullElse((String) metaData.get(REQUEST), ""));
    }

    public Origin concerning(String id) {
        return new Origin(actor, id, request);
    }
}
