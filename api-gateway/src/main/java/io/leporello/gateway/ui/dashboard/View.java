package io.leporello.gateway.ui.dashboard;

import io.leporello.billing.dashboard.FindOverview.Split;
import io.leporello.measure.Meter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /** As an address says it. */
    static String word(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
