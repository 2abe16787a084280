package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.dashboard.OverviewView;
import io.leporello.billing.statement.EstimateView;
import io.leporello.billing.statement.EstimateView.Estimate;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Period;
import io.leporello.gateway.ui.PeriodMenu;
import io.leporello.gateway.ui.dashboard.Board.Tile;
import io.leporello.gateway.ui.dashboard.Boards.Earlier;
import io.leporello.measure.Meter;
import io.leporello.measure.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The figures in one row: documents, pages, credits, and what the month will cost. */
@Component
final class Tiles {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final MessageSource words;

    Tiles(MessageSource words) {
        this.words = words;
    }

    /** @param estimates null when amounts are not to be seen */
    List<Tile> of(
            UsageScope scope,
            OverviewView overview,
            Earlier earlier,
            PeriodMenu periods,
            @Nullable EstimateView estimates,
            Instant now,
            Display show) {
        var tiles = new ArrayList<Tile>();
        for (var meter : Meter.values())
            if (scope.credits() || meter != Meter.CREDITS) tiles.add(used(meter, overview, earlier, periods, show));
        if (estimates != null) tiles.add(amount(scope, periods, estimates, now, show));
        return tiles;
    }

    private Tile used(Meter meter, OverviewView overview, Earlier earlier, PeriodMenu periods, Display show) {
        var used = overview.totals().of(meter);
        var before = earlier.used().of(meter);
        return new Tile(
                meter.word(),
                word("meter." + meter.word(), show),
                show.brief(used),
                show.quantity(used),
                change(used.value(), before.value(), show),
                word(
                        before.value().signum() > 0 ? "dashboard.than" : "dashboard.nothing-before",
                        show,
                        span(earlier.compared(), show)),
                Spark.of(earlier.sparkDays().stream()
                        .map(usage -> value(usage, meter))
                        .toList()),
                0,
                word("dashboard.spark", show, word("meter." + meter.word(), show)),
                periods.with("meter", meter.word()));
    }

    private static BigDecimal value(Usage usage, Meter meter) {
        return usage.of(meter).value();
    }

    private static @Nullable String change(@Nullable BigDecimal value, @Nullable BigDecimal before, Display show) {
        if (value == null || before == null || before.signum() <= 0) return null;
        return show.change(value.subtract(before).multiply(HUNDRED).divide(before, 3, RoundingMode.HALF_UP));
    }

    private Tile amount(UsageScope scope, PeriodMenu periods, EstimateView estimates, Instant now, Display show) {
        var month = YearMonth.from(periods.chosen().until(periods.today()).lastDay());
        var net = sums(estimates.estimates(), Estimate::net);
        var forecast = sums(estimates.estimates(), Estimate::forecast);
        var before = sums(estimates.before(), Estimate::net);
        var currency = net.keySet().stream().findFirst().orElse(null);
        var running = month.equals(YearMonth.from(now.atZone(scope.zone())));
        var whole = currency == null ? null : running ? forecast.get(currency) : net.get(currency);
        var comparable =
                whole != null && before.getOrDefault(currency, BigDecimal.ZERO).signum() > 0;
        return new Tile(
                "amount",
                word("dashboard.amount", show, show.month(month)),
                currency == null ? Display.UNKNOWN : show.money(plain(net.get(currency)), currency),
                net.entrySet().stream()
                        .map(sum -> show.money(plain(sum.getValue()), sum.getKey()))
                        .collect(Collectors.joining(", ")),
                comparable && !running ? change(whole, before.get(currency), show) : null,
                note(currency, whole, running, before.get(currency), month, show)
                        + (net.size() > 1 ? word("dashboard.more-currencies", show, net.size() - 1) : ""),
                null,
                running && whole != null ? pace(net.get(currency), whole) : 0,
                running && whole != null ? word("dashboard.pace", show) : "",
                null);
    }

    private static int pace(@Nullable BigDecimal net, BigDecimal whole) {
        if (net == null || whole.signum() <= 0) return 0;
        return net.multiply(HUNDRED).divide(whole, 0, RoundingMode.HALF_UP).intValue();
    }

    /** @param whole what the whole month costs or is likely to */
    private String note(
            @Nullable String currency,
            @Nullable BigDecimal whole,
            boolean running,
            @Nullable BigDecimal before,
            YearMonth month,
            Display show) {
        if (currency == null) return word("dashboard.no-contract", show);
        if (whole == null) return word("dashboard.early", show);
        var change = change(whole, before, show);
        var earlier = show.month(month.minusMonths(1));
        if (!running) return word(change == null ? "dashboard.nothing-before" : "dashboard.than", show, earlier);
        var forecast = word("dashboard.forecast", show, show.money(plain(whole), currency));
        return change == null ? forecast : forecast + ", " + change + " " + word("dashboard.than", show, earlier);
    }

    /** By currency, that of most customers first; forecasts of currencies in which one is missing are missing. */
    private static Map<String, BigDecimal> sums(List<Estimate> estimates, Function<Estimate, @Nullable String> value) {
        var counted = estimates.stream().collect(Collectors.groupingBy(Estimate::currency, Collectors.counting()));
        var sums = new LinkedHashMap<String, BigDecimal>();
        counted.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(
                        entry -> sum(entry.getKey(), estimates, value).ifPresent(sum -> sums.put(entry.getKey(), sum)));
        return sums;
    }

    private static Optional<BigDecimal> sum(
            String currency, List<Estimate> estimates, Function<Estimate, @Nullable String> value) {
        var sum = BigDecimal.ZERO;
        for (var estimate : estimates) {
            if (!estimate.currency().equals(currency)) continue;
            var amount = value.apply(estimate);
            if (amount == null) return Optional.empty();
            sum = sum.add(new BigDecimal(amount));
        }
        return Optional.of(sum);
    }

    private static String plain(@Nullable BigDecimal amount) {
        return Objects.requireNonNull(amount).toPlainString();
    }

    private static String span(Period period, Display show) {
        if (period.equals(Period.of(period.month()))) return show.month(period.month());
        return show.shortDay(period.from()) + " – " + show.shortDay(period.lastDay());
    }

    private String word(String key, Display show, Object... values) {
        return words.getMessage(key, values, show.locale());
    }
}
