package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.dashboard.OverviewView;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Period;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The columns of a board, by day or by month. */
@Component
final class BoardChart {

    private final PartNames names;
    private final MessageSource words;
    private final JsonMapper json;

    BoardChart(PartNames names, MessageSource words, JsonMapper json) {
        this.names = names;
        this.words = words;
        this.json = json;
    }

    /** @param spans the days of each label, which follow the path of a series */
    record ChartData(List<String> labels, List<String> spans, List<ChartSeries> series, String unit, String label) {}

    /** @param path where a column leads down to; null where it leads nowhere */
    record ChartSeries(
            String name,
            boolean rest,
            List<BigDecimal> values,
            @Nullable String path) {}

    /** As JSON, which the page's script draws. */
    String of(OverviewView overview, UsageScope scope, View view, Period period, Display show) {
        var byMonth = overview.starts().size() > 1
                && overview.starts().get(1).isAfter(overview.starts().get(0).plusDays(1));
        var labels = overview.starts().stream()
                .map(start -> byMonth ? show.month(YearMonth.from(start)) : show.shortDay(start))
                .toList();
        var series = overview.series().stream()
                .map(part -> series(part, scope, view, show))
                .toList();
        var unit = words.getMessage("meter." + view.meter().word(), null, show.locale());
        var label = words.getMessage("dashboard.chart." + View.word(view.split()), new Object[] {unit}, show.locale());
        return json.writeValueAsString(new ChartData(labels, Downward.spans(overview, period), series, unit, label));
    }

    private ChartSeries series(OverviewView.Series series, UsageScope scope, View view, Display show) {
        var part = series.part();
        var name = part == null
                ? words.getMessage("dashboard.others", null, show.locale())
                : names.of(part, view.split(), scope);
        var values = series.usage().stream()
                .map(usage -> usage.of(view.meter()).value())
                .toList();
        return new ChartSeries(name, part == null, values, part == null ? null : Downward.of(part, scope, view));
    }
}
