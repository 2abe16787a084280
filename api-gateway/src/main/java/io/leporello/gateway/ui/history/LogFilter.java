package io.leporello.gateway.ui.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.history.ListHistory;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * What narrows the log, as its address says.
 *
 * @param values what was said, by its name in the address; nothing that is empty
 */
record LogFilter(Map<String, String> values) {

    static final List<String> NAMES = List.of("customer", "user", "type", "from", "to", "source", "id", "stream");

    LogFilter {
        values = new LinkedHashMap<>(values);
    }

    static LogFilter of(HttpServletRequest request) {
        var values = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            var value = request.getParameter(name);
            if (value != null && !value.isBlank()) values.put(name, value.strip());
        }
        return new LogFilter(values);
    }

    public @Nullable String value(String name) {
        return values.get(name);
    }

    public boolean empty() {
        return values.isEmpty();
    }

    /**
     * The question for events in ledger order.
     *
     * @param zone in which the days of the filter begin and end; both count
     */
    ListHistory question(@Nullable List<String> visible, ZoneId zone, Paging paging) {
        return new ListHistory(
                visible,
                value("customer"),
                value("user"),
                value("type"),
                value("source"),
                value("id"),
                startOf("from", 0, zone),
                startOf("to", 1, zone),
                value("stream"),
                0,
                false,
                paging);
    }

    private @Nullable Instant startOf(String name, int daysLater, ZoneId zone) {
        var text = value(name);
        if (text == null) return null;
        try {
            return LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant();
        } catch (DateTimeException noDay) {
            throw Refusal.invalid(name, "is \"" + text + "\"; a day such as 2026-10-01 was expected");
        }
    }

    /** The address of the log with this filter. */
    public String path() {
        return address("/history", "");
    }

    /** The address of the log with one thing said otherwise. */
    public String with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new LogFilter(changed).path();
    }

    public String without(String name) {
        var changed = new LinkedHashMap<>(values);
        changed.remove(name);
        return new LogFilter(changed).path();
    }

    /** @param more said besides, such as {@code format=csv}; may be empty */
    public String address(String path, String more) {
        var said = values.entrySet().stream()
                .map(value -> value.getKey() + "=" + UriUtils.encode(value.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var both = said + (said.isEmpty() || more.isEmpty() ? "" : "&") + more;
        return both.isEmpty() ? path : path + "?" + both;
    }
}
