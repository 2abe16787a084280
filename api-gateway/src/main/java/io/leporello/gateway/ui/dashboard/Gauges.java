package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.statement.FindStanding;
import io.leporello.billing.statement.StandingView;
import io.leporello.billing.statement.StandingView.MeterStanding;
import io.leporello.billing.statement.StandingView.Tier;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Period;
import io.leporello.gateway.ui.dashboard.Board.Gauge;
import io.leporello.gateway.web.Ledger;
import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The tiers as a bar with a mark where the month stands. Every tier is as wide as every other, since they grow by factors; the
 * mark moves within its own.
 */
@Component
final class Gauges {

    private static final int WIDTH = 1_000;

    private final Ledger ledger;
    private final MessageSource words;

    Gauges(Ledger ledger, MessageSource words) {
        this.ledger = ledger;
        this.words = words;
    }

    /** None for many customers, or when prices are not the reader's to see. */
    List<Gauge> of(UsageScope scope, Period period, LocalDate today, Display show) {
        var customer = scope.extent().customer();
        if (customer == null || !scope.amounts()) return List.of();
        var day = period.until(today).lastDay();
        var month = YearMonth.from(day);
        var running = month.equals(YearMonth.from(today));
        return ledger.find(
                        new FindStanding(
                                customer, day.atStartOfDay(scope.zone()).toInstant()),
                        StandingView.class,
                        scope.caller().origin(customer))
                .map(standing -> standing.meters().stream()
                        .map(meter -> gauge(meter, standing.currency(), month, running, show))
                        .toList())
                .orElse(List.of());
    }

    private Gauge gauge(MeterStanding standing, String currency, YearMonth month, boolean running, Display show) {
        var billable = standing.used().lessFree(standing.free());
        var tiers = standing.tiers();
        var current = currentOf(tiers, billable);
        var width = WIDTH / tiers.size();
        var steps = new ArrayList<Board.Step>();
        for (var index = 0; index < tiers.size(); index++)
            steps.add(new Board.Step(
                    show.quantity(
                            index == 0 ? Quantity.ZERO : tiers.get(index - 1).upTo()),
                    show.price(tiers.get(index).unitPrice(), currency),
                    index < current ? "done" : index == current ? "now" : "next",
                    index * width,
                    width));
        var meter = words.getMessage("meter." + standing.meter().word(), null, show.locale());
        var unit = words.getMessage("prices.units." + standing.meter().word(), null, show.locale());
        var used = show.quantity(standing.used());
        return new Gauge(
                meter,
                show.month(month),
                used,
                running
                        ? left(tiers, current, billable, unit, currency, show)
                        : words.getMessage("dashboard.used", new Object[] {used, unit}, show.locale()),
                current * width + within(tiers, current, billable, width),
                steps);
    }

    private static int currentOf(List<Tier> tiers, Quantity billable) {
        for (var index = 0; index < tiers.size(); index++) {
            var upTo = tiers.get(index).upTo();
            if (upTo == null || billable.compareTo(upTo) <= 0) return index;
        }
        return tiers.size() - 1;
    }

    private String left(List<Tier> tiers, int current, Quantity billable, String unit, String currency, Display show) {
        var upTo = tiers.get(current).upTo();
        if (upTo == null) return words.getMessage("dashboard.last-tier", null, show.locale());
        var next = show.price(tiers.get(current + 1).unitPrice(), currency);
        return words.getMessage(
                "dashboard.next-tier", new Object[] {show.quantity(upTo.minus(billable)), unit, next}, show.locale());
    }

    /** The last tier has no end; the mark moves towards it without ever arriving. */
    private static int within(List<Tier> tiers, int current, Quantity billable, int width) {
        var start =
                current == 0 ? BigDecimal.ZERO : valueOf(tiers.get(current - 1).upTo());
        var upTo = tiers.get(current).upTo();
        var above = billable.value().subtract(start);
        var end = upTo == null
                ? above.add(start.max(BigDecimal.ONE))
                : upTo.value().subtract(start);
        return above.multiply(BigDecimal.valueOf(width))
                .divide(end, 0, RoundingMode.HALF_UP)
                .intValue();
    }

    private static BigDecimal valueOf(@Nullable Quantity quantity) {
        return quantity == null ? BigDecimal.ZERO : quantity.value();
    }
}
