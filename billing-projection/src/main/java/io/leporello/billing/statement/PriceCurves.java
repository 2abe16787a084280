package io.leporello.billing.statement;

import io.leporello.measure.Quantity;
import java.math.BigDecimal;
import java.util.List;

/** What charges cost over the quantity of their meter, one curve for each charge, in their order. */
public record PriceCurves(List<Curve> curves) {

    public PriceCurves {
        curves = List.copyOf(curves);
    }

    /** @param points by rising quantity, close to each other wherever the price bends or jumps */
    public record Curve(String meter, List<Point> points) {

        public Curve {
            points = List.copyOf(points);
        }
    }

    /** @param amount of the charge alone, rounded as a line would be */
    public record Point(Quantity quantity, BigDecimal amount) {}
}
