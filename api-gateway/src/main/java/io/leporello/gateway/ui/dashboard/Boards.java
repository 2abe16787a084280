package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.dashboard.FindOverview;
import io.leporello.billing.dashboard.FindOverview.Before;
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
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.Meter;
import io.leporello.measure.Usage;
import io.leporello.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks for the usage of a scope and sets it as a page shows it. */
@Component
public final class Boards {

    private static final int SPARK_DAYS = 30;
    private static final int MOST_DAYS_BY_DAY = 100;
    private static final int ROWS = 50;

    private final Ledger ledger;
    private final PartNames names;
    private final Gauges gauges;
    private final Tiles tiles;
    private final Meanwhile meanwhile;
    private final BoardChart chart;
    private final BoardRows rows;
    private final Clock clock;

    Boards(
            Ledger ledger,
            PartNames names,
            Gauges gauges,
            Tiles tiles,
            Meanwhile meanwhile,
            BoardChart chart,
            BoardRows rows,
            Clock clock) {
        this.ledger = ledger;
        this.names = names;
        this.gauges = gauges;
        this.tiles = tiles;
        this.meanwhile = meanwhile;
        this.chart = chart;
        this.rows = rows;
        this.clock = clock;
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
        var parts = rows.sorted(overview.parts(), view, scope);
        return new Board(
                periods,
                overview.totals().equals(Usage.NONE) && earlier.nothing(),
                scope.credits(),
                tiles.of(scope, overview, earlier, periods, estimates.get().orElse(null), now, show),
                meters(scope, view, periods),
                splits(scope, view, periods),
                view.meter().word(),
                View.word(view.split()),
                chart.of(overview, scope, view, periods.chosen(), show),
                columns(scope, view, periods),
                parts.stream()
                        .limit(ROWS)
                        .map(part -> rows.row(part, overview, scope, view, periods, show))
                        .toList(),
                Math.max(0, parts.size() - ROWS),
                rows.total(overview, view, show),
                rows.days(overview, scope, view, periods.chosen(), show),
                gauges.of(scope, periods.chosen(), today, show),
                scope.path(),
                scope.path() + "/table.csv" + periods.with("by", View.word(view.split())),
                filter(view, periods),
                incomplete(scope));
    }

    /** The parts of a period, all of them, in the order of the page. */
    List<Part> parts(UsageScope scope, HttpServletRequest request) {
        var view = View.of(request, scope);
        var overview = overview(scope, periods(scope, request).chosen(), view, null);
        return rows.sorted(overview.parts(), view, scope);
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
                        "dashboard.by." + View.word(split),
                        periods.with("by", View.word(split)),
                        split == view.split()))
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
}
