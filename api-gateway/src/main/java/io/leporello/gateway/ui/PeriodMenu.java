package io.leporello.gateway.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * The period of a page and the ways to others, as addresses of the same page that keep everything else it says. A page gives
 * it to its model as {@code periods}.
 *
 * @param others what the address says besides
 */
public record PeriodMenu(Period chosen, LocalDate today, Map<String, String> others) {

    private static final Set<String> OWN = Set.of("period", "from", "to", "after");

    /** @param today in the zone whose days the page shows */
    public static PeriodMenu of(HttpServletRequest request, LocalDate today) {
        var chosen = Period.parse(
                request.getParameter("period"), request.getParameter("from"), request.getParameter("to"), today);
        var others = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!OWN.contains(name)) others.put(name, values[0]);
        });
        return new PeriodMenu(chosen, today, others);
    }

    /** One of the periods that people ask for most. */
    public record Choice(String key, Period period, String path, boolean current) {}

    public List<Choice> choices() {
        var month = YearMonth.from(today);
        return List.of(
                choice("period.this-month", Period.of(month)),
                choice("period.last-month", Period.of(month.minusMonths(1))),
                choice("period.this-quarter", Period.quarterOf(today)),
                choice("period.last-quarter", Period.quarterOf(today.minusMonths(3))));
    }

    private Choice choice(String key, Period period) {
        return new Choice(key, period, path(period), period.equals(chosen));
    }

    public String before() {
        return path(chosen.before());
    }

    public String after() {
        return path(chosen.after());
    }

    private String path(Period period) {
        return "?" + said(Map.of()) + period.query();
    }

    /** The address of the same page and period with some things said otherwise. */
    public String with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same with several things. */
    public String with(Map<String, String> changed) {
        return "?" + said(changed) + chosen.query();
    }

    /** The address of the same page and period with something not said. */
    public String without(String name) {
        var left = new LinkedHashMap<>(others);
        left.remove(name);
        return new PeriodMenu(chosen, today, left).with(Map.of());
    }

    private String said(Map<String, String> changed) {
        var said = new LinkedHashMap<>(others);
        said.putAll(changed);
        return said.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + UriUtils.encode(entry.getValue(), UTF_8) + "&")
                .collect(Collectors.joining());
    }
}
