package io.leporello.gateway.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * One processed document, as the pipeline reports it.
 *
 * @param user    for whom it was processed
 * @param credits what the pipeline charges for the document, in credits
 */
record DemoEvent(
        String id,
        String source,
        String customer,
        String user,
        Instant time,
        String document,
        String product,
        int pages,
        BigDecimal credits) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The event as CloudEvents 1.0 in JSON. */
    byte[] json() {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", source);
        event.put("type", "document.processed");
        event.put("subject", customer);
        event.put("time", time.toString());
        event.put("data", data());
        return JSON.writeValueAsBytes(event);
    }

    private Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("user", user);
        data.put("document", document);
        data.put("product", product);
        data.put("documents", 1);
        data.put("pages", pages);
        data.put("credits", credits.toPlainString());
        return data;
    }
}
