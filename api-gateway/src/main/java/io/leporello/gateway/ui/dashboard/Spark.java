package io.leporello.gateway.ui.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small curve in a box of 120 by 32, as the points of SVG.
 *
 * @param line the curve
 * @param area what is below it
 */
public record Spark(String line, String area) {

    private static final int WIDTH = 120;
    private static final int BOTTOM = 31;
    private static final int HEIGHT = 29;

    /** Null when there is nothing to draw. */
    static @Nullable Spark of(List<BigDecimal> values) {
        var most = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        if (values.size() < 2 || most.signum() == 0) return null;
        var line = new StringBuilder();
        for (var index = 0; index < values.size(); index++) {
            var x = tenths(BigDecimal.valueOf((long) WIDTH * index), BigDecimal.valueOf(values.size() - 1L));
            var value = values.get(index).max(BigDecimal.ZERO);
            var y = BigDecimal.valueOf(BOTTOM).subtract(tenths(value.multiply(BigDecimal.valueOf(HEIGHT)), most));
            line.append(x).append(',').append(y).append(' ');
        }
        var points = line.toString().strip();
        return new Spark(points, "0,32 " + points + " " + WIDTH + ",32");
    }

    private static BigDecimal tenths(BigDecimal value, BigDecimal by) {
        return value.divide(by, 1, RoundingMode.HALF_UP);
    }
}
