package io.leporello.gateway.ui.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leporello.billing.dashboard.FindOverview.Split;
import io.leporello.billing.dashboard.OverviewView;
import io.leporello.billing.dashboard.OverviewView.Part;
import io.leporello.gateway.ui.Period;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where the figures of a board lead down to. */
final class Downward {

    private Downward() {}

    /** Where a part leads down to, without the days, which come behind; null where it leads nowhere. */
    static @Nullable String of(Part part, UsageScope scope, View view) {
        if (view.split() == Split.CUSTOMER) return "/customers/" + part.key() + ofProduct(scope, view);
        if (!scope.extent().single())
            return scope.path() + "?meter=" + view.meter().word() + "&product="
                    + encoded(part.key() == null ? "" : part.key()) + "&";
        return scope.documents()
                .map(path -> path + View.word(view.split()) + "=" + encoded(part.key() == null ? "" : part.key()) + "&")
                .orElse(null);
    }

    private static String ofProduct(UsageScope scope, View view) {
        if (view.product() == null || !scope.amounts()) return "?";
        return "/documents?product=" + encoded(view.product()) + "&";
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, UTF_8);
    }

    /** Where a column of days leads down to; the days come behind. */
    static String ofDays(UsageScope scope, View view) {
        return scope.documents()
                .orElse(scope.path() + "?by=" + View.word(view.split()) + "&meter="
                        + view.meter().word() + "&"
                        + (view.product() == null ? "" : "product=" + encoded(view.product()) + "&"));
    }

    /** The days of each column, as an address says them. */
    static List<String> spans(OverviewView overview, Period period) {
        var starts = overview.starts();
        return IntStream.range(0, starts.size())
                .mapToObj(index -> {
                    var end = index + 1 < starts.size() ? starts.get(index + 1) : period.to();
                    return "from=" + starts.get(index) + "&to=" + end.minusDays(1);
                })
                .toList();
    }
}
