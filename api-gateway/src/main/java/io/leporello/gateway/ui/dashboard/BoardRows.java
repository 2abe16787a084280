package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.dashboard.OverviewView;
import io.leporello.billing.dashboard.OverviewView.Part;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Period;
import io.leporello.gateway.ui.PeriodMenu;
import io.leporello.gateway.ui.dashboard.Board.Row;
import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The tables of a board: its parts, and its days. */
@Component
final class BoardRows {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PartNames names;
    private final MessageSource words;

    BoardRows(PartNames names, MessageSource words) {
        this.names = names;
        this.words = words;
    }

    /** In the order that the view says. */
    List<Part> sorted(List<Part> parts, View view, UsageScope scope) {
        Function<Part, String> name =
                part -> names.of(part, view.split(), scope).toLowerCase(Locale.ROOT);
        var meter = Meter.find(view.sort());
        Comparator<Part> order = meter.isPresent()
                ? Comparator.comparing((Part part) -> part.usage().of(meter.get()))
                : Comparator.comparing(name);
        return parts.stream()
                .sorted(view.descending() ? order.reversed() : order)
                .toList();
    }

    Row row(Part part, OverviewView overview, UsageScope scope, View view, PeriodMenu periods, Display show) {
        var path = Downward.of(part, scope, view);
        var key = part.key() == null ? "-" : part.key();
        return row(
                key,
                names.of(part, view.split(), scope),
                path == null ? null : path + periods.chosen().query(),
                part.usage(),
                overview,
                view,
                show);
    }

    Row total(OverviewView overview, View view, Display show) {
        var name = words.getMessage("dashboard.total", null, show.locale());
        return row("total", name, null, overview.totals(), overview, view, show);
    }

    private static Row row(
            String key,
            String name,
            @Nullable String path,
            Usage usage,
            OverviewView overview,
            View view,
            Display show) {
        var share = share(usage.of(view.meter()), overview.totals().of(view.meter()));
        return new Row(
                key,
                name,
                path,
                show.quantity(usage.documents()),
                show.quantity(usage.pages()),
                show.quantity(usage.credits()),
                share == null ? Display.UNKNOWN : show.percent(share.setScale(1, RoundingMode.HALF_UP)),
                share == null ? 0 : share.intValue());
    }

    private static @Nullable BigDecimal share(Quantity part, Quantity whole) {
        if (whole.value().signum() <= 0) return null;
        return part.value().multiply(HUNDRED).divide(whole.value(), 3, RoundingMode.HALF_UP);
    }

    /** The newest first; those without usage are left out. */
    List<Row> days(OverviewView overview, UsageScope scope, View view, Period period, Display show) {
        var path = Downward.ofDays(scope, view);
        var spans = Downward.spans(overview, period);
        var days = new ArrayList<Row>();
        for (var index = overview.starts().size() - 1; index >= 0; index--) {
            var usage = overview.sums().get(index);
            if (usage.equals(Usage.NONE)) continue;
            var start = overview.starts().get(index);
            days.add(row(start.toString(), show.day(start), path + spans.get(index), usage, overview, view, show));
        }
        return days;
    }
}
