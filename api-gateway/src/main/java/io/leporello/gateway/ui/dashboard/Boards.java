package io.leporello.gateway.ui.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leporello.billing.dashboard.FindOverview;
import io.leporello.billing.dashboard.FindOverview.Before;
import io.leporello.billing.dashboard.FindOverview.Split;
import io.leporello.billing.dashboard.OverviewView;
import io.leporello.billing.dashboard.OverviewView.Part;
import io.leporello.billing.dashboard.Step;
import io.leporello.billing.statement.EstimateAmounts;
import io.leporello.billing.statement.EstimateView;
import io.leporello.billing.statement.FindIncomplete;
import io.leporello.billing.statement.IncompleteView;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Period;
import io.leporello.gateway.ui.PeriodMenu;
import io.leporello.gateway.ui.dashboard.Board.Choice;
import io.leporello.gateway.ui.dashboard.Board.Column;
import io.leporello.gateway.ui.dashboard.Board.Filter;
import io.leporello.gateway.ui.dashboard.Board.Row;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import io.leporello.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** Asks for the usage of a scope and sets it as a page shows it. */
@Component
public final class Boards {

    private static final int SPARK_DAYS = 30;
    private static final int MOST_DAYS_BY_DAY = 100;
    private static final int ROWS = 50;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Ledger ledger;
    private final PartNames names;
    private final Gauges gauges;
    private final Tiles tiles;
    private final Meanwhile meanwhile;
    private final MessageSource words;
    private final JsonMapper json;
    private final Clock clock;

    Boards(
            Ledger ledger,
            PartNames names,
            Gauges gauges,
            Tiles tiles,
            Meanwhile meanwhile,
            MessageSource words,
            JsonMapper json,
            Clock clock) {
        this.ledger = ledger;
        this.names = names;
        this.gauges = gauges;
        this.tiles = tiles;
        this.meanwhile = meanwhile;
        this.words = words;
        this.json = json;
        this.clock = clock;
    }

    /** What an address says of how usage is to be looked at. */
    record View(
            Meter meter,
            Split split,
            String sort,
            boolean descending,
            @Nullable String product) {

        static View of(HttpServletRequest request, UsageScope scope) {
            var meter = Meter.find(parameter(request, "meter"))
                    .filter(wanted -> scope.credits() || wanted != Meter.CREDITS)
                    .orElse(Meter.PAGES);
            var product = scope.extent().single() ? null : request.getParameter("product");
            var split = splits(scope, product).stream()
                    .filter(wanted -> word(wanted).equals(parameter(request, "by")))
                    .findFirst()
                    .orElse(scope.splits().get(0));
            var sort = parameter(request, "sort");
            return new View(
                    meter,
                    split,
                    sort.isEmpty() ? meter.word() : sort,
                    !parameter(request, "order").equals("ascending"),
                    product);
        }

        /** One product is not split into products. */
        private static List<Split> splits(UsageScope scope, @Nullable String product) {
            return scope.splits().stream()
                    .filter(split -> product == null || split != Split.PRODUCT)
                    .toList();
        }

        List<Split> splits(UsageScope scope) {
            return splits(scope, product);
        }

        private static String parameter(HttpServletRequest request, String name) {
            var value = request.getParameter(name);
            return value == null ? "" : value;
        }
    }

    static String word(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The period that the address says.
     *
     * @throws Refusal of kind INVALID when it says none that there is
     */
    PeriodMenu periods(UsageScope scope, HttpServletRequest request) {
        return PeriodMenu.of(request, clock.instant().atZone(scope.zone()).toLocalDate());
    }

    /** The usage of a scope in the period, and seen in the way, that the address says. */
    public Board board(UsageScope scope, HttpServletRequest request, Display show) {
        var now = clock.instant();
        var periods = periods(scope, request);
        var today = periods.today();
        var view = View.of(request, scope);
        var estimates = meanwhile.begin(() -> estimates(scope, periods.chosen(), view, now));
        var overview = overview(scope, periods.chosen(), view, before(periods.chosen(), today));
        var earlier = Earlier.of(periods.chosen().comparedWith(today), overview);
        var parts = sorted(overview.parts(), view, scope);
        return new Board(
                periods,
                overview.totals().equals(Usage.NONE) && earlier.nothing(),
                scope.credits(),
                tiles.of(scope, overview, earlier, periods, estimates.get().orElse(null), now, show),
                meters(scope, view, periods),
                splits(scope, view, periods),
                view.meter().word(),
                word(view.split()),
                chart(overview, scope, view, periods.chosen(), show),
                columns(scope, view, periods),
                parts.stream()
                        .limit(ROWS)
                        .map(part -> row(part, overview, scope, view, periods, show))
                        .toList(),
                Math.max(0, parts.size() - ROWS),
                row(
                        "total",
                        words.getMessage("dashboard.total", null, show.locale()),
                        null,
                        overview.totals(),
                        overview,
                        view,
                        show),
                days(overview, scope, view, periods.chosen(), show),
                gauges.of(scope, periods.chosen(), today, show),
                scope.path(),
                scope.path() + "/table.csv" + periods.with("by", word(view.split())),
                filter(view, periods),
                incomplete(scope));
    }

    /** The parts of a period, all of them, in the order of the page. */
    List<Part> parts(UsageScope scope, HttpServletRequest request) {
        var view = View.of(request, scope);
        var overview = overview(scope, periods(scope, request).chosen(), view, null);
        return sorted(overview.parts(), view, scope);
    }

    private OverviewView overview(UsageScope scope, Period period, View view, @Nullable Before before) {
        var customer = scope.extent().customer();
        var question = new FindOverview(
                scope.extent(),
                period.from(),
                period.to(),
                period.days() > MOST_DAYS_BY_DAY ? Step.MONTH : Step.DAY,
                view.split(),
                view.meter(),
                scope.users(),
                view.product(),
                before);
        return ledger.ask(question, OverviewView.class, scope.caller().origin(customer));
    }

    /** The period that the chosen one is compared with, and the days of the small curves. */
    private static Before before(Period period, LocalDate today) {
        var compared = period.comparedWith(today);
        var lastDay = period.contains(today) || period.from().isAfter(today) ? today : period.lastDay();
        return new Before(compared.from(), compared.to(), lastDay.minusDays(SPARK_DAYS - 1L));
    }

    /** What was used before: in the period that the chosen one is compared with, and on the days of the small curves. */
    record Earlier(Period compared, Usage used, List<Usage> sparkDays) {

        static Earlier of(Period compared, OverviewView overview) {
            var before = Objects.requireNonNull(overview.before());
            return new Earlier(
                    compared,
                    before.total(),
                    before.days().stream().limit(SPARK_DAYS).toList());
        }

        boolean nothing() {
            return used.equals(Usage.NONE) && sparkDays.stream().allMatch(Usage.NONE::equals);
        }
    }

    private @Nullable Filter filter(View view, PeriodMenu periods) {
        if (view.product() == null) return null;
        return new Filter(names.product(view.product()), periods.without("product"));
    }

    private IncompleteView incomplete(UsageScope scope) {
        return ledger.ask(
                new FindIncomplete(scope.extent()),
                IncompleteView.class,
                scope.caller().origin(scope.extent().customer()));
    }

    /** Empty when amounts are not the reader's to see, or of one product, as prices know no products. */
    private Optional<EstimateView> estimates(UsageScope scope, Period period, View view, Instant now) {
        if (!scope.amounts() || view.product() != null) return Optional.empty();
        var month = YearMonth.from(
                period.until(now.atZone(scope.zone()).toLocalDate()).lastDay());
        return Optional.of(ledger.ask(
                new EstimateAmounts(scope.extent(), month, now),
                EstimateView.class,
                scope.caller().origin(scope.extent().customer())));
    }

    private List<Choice> meters(UsageScope scope, View view, PeriodMenu periods) {
        return Arrays.stream(Meter.values())
                .filter(meter -> scope.credits() || meter != Meter.CREDITS)
                .map(meter ->
                        new Choice("meter." + meter.word(), periods.with("meter", meter.word()), meter == view.meter()))
                .toList();
    }

    private static List<Choice> splits(UsageScope scope, View view, PeriodMenu periods) {
        return view.splits(scope).stream()
                .map(split -> new Choice(
                        "dashboard.by." + word(split), periods.with("by", word(split)), split == view.split()))
                .toList();
    }

    private static List<Column> columns(UsageScope scope, View view, PeriodMenu periods) {
        var columns = new ArrayList<Column>();
        columns.add(column("name", view, periods, false));
        for (var meter : Meter.values())
            if (scope.credits() || meter != Meter.CREDITS) columns.add(column(meter.word(), view, periods, true));
        return columns;
    }

    private static Column column(String key, View view, PeriodMenu periods, boolean number) {
        var current = view.sort().equals(key);
        var next = current == view.descending() && current ? "ascending" : number ? "descending" : "ascending";
        return new Column(
                key,
                periods.with(Map.of("sort", key, "order", next)),
                current ? (view.descending() ? "descending" : "ascending") : null,
                number);
    }

    private List<Part> sorted(List<Part> parts, View view, UsageScope scope) {
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

    private Row row(Part part, OverviewView overview, UsageScope scope, View view, PeriodMenu periods, Display show) {
        var path = pathOf(part, scope, view);
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

    /** Where a part leads down to, without the days, which come behind; null where it leads nowhere. */
    private static @Nullable String pathOf(Part part, UsageScope scope, View view) {
        if (view.split() == Split.CUSTOMER) return "/customers/" + part.key() + ofProduct(scope, view);
        if (!scope.extent().single())
            return scope.path() + "?meter=" + view.meter().word() + "&product="
                    + encoded(part.key() == null ? "" : part.key()) + "&";
        return scope.documents()
                .map(path -> path + word(view.split()) + "=" + encoded(part.key() == null ? "" : part.key()) + "&")
                .orElse(null);
    }

    private static String ofProduct(UsageScope scope, View view) {
        if (view.product() == null || !scope.amounts()) return "?";
        return "/documents?product=" + encoded(view.product()) + "&";
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, UTF_8);
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

    private static List<Row> days(OverviewView overview, UsageScope scope, View view, Period period, Display show) {
        var path = scope.documents()
                .orElse(scope.path() + "?by=" + word(view.split()) + "&meter="
                        + view.meter().word() + "&"
                        + (view.product() == null ? "" : "product=" + encoded(view.product()) + "&"));
        var spans = spans(overview, period);
        var days = new ArrayList<Row>();
        for (var index = overview.starts().size() - 1; index >= 0; index--) {
            var usage = overview.sums().get(index);
            if (usage.equals(Usage.NONE)) continue;
            var start = overview.starts().get(index);
            days.add(row(start.toString(), show.day(start), path + spans.get(index), usage, overview, view, show));
        }
        return days;
    }

    /** The days of each column, as an address says them. */
    private static List<String> spans(OverviewView overview, Period period) {
        var starts = overview.starts();
        return IntStream.range(0, starts.size())
                .mapToObj(index -> {
                    var end = index + 1 < starts.size() ? starts.get(index + 1) : period.to();
                    return "from=" + starts.get(index) + "&to=" + end.minusDays(1);
                })
                .toList();
    }

    /** @param spans the days of each label, which follow the path of a series */
    record ChartData(List<String> labels, List<String> spans, List<ChartSeries> series, String unit, String label) {}

    /** @param path where a column leads down to; null where it leads nowhere */
    record ChartSeries(
            String name,
            boolean rest,
            List<BigDecimal> values,
            @Nullable String path) {}

    private String chart(OverviewView overview, UsageScope scope, View view, Period period, Display show) {
        var byMonth = overview.starts().size() > 1
                && overview.starts().get(1).isAfter(overview.starts().get(0).plusDays(1));
        var labels = overview.starts().stream()
                .map(start -> byMonth ? show.month(YearMonth.from(start)) : show.shortDay(start))
                .toList();
        var series = overview.series().stream()
                .map(part -> series(part, scope, view, show))
                .toList();
        var unit = words.getMessage("meter." + view.meter().word(), null, show.locale());
        var label = words.getMessage("dashboard.chart." + word(view.split()), new Object[] {unit}, show.locale());
        return json.writeValueAsString(new ChartData(labels, spans(overview, period), series, unit, label));
    }

    private ChartSeries series(OverviewView.Series series, UsageScope scope, View view, Display show) {
        var part = series.part();
        var name = part == null
                ? words.getMessage("dashboard.others", null, show.locale())
                : names.of(part, view.split(), scope);
        var values = series.usage().stream()
                .map(usage -> usage.of(view.meter()).value())
                .toList();
        return new ChartSeries(name, part == null, values, part == null ? null : pathOf(part, scope, view));
    }
}
