package io.leporello.billing.replay;

import io.leporello.billing.statement.StatementLine;
import io.leporello.billing.statement.StatementLine.Adjustment;
import io.leporello.billing.statement.StatementLine.OfUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two versions of one document, field by field, in the order in which a cause comes before what follows from it. */
final class Comparison {

    private Comparison() {}

    /** One field that is not the same. */
    record Field(
            String name, @Nullable String issued, @Nullable String recomputed) {}

    /** What is different between two lines; either may be missing. */
    static List<Field> of(@Nullable StatementLine issued, @Nullable StatementLine recomputed) {
        return between(fields(issued), fields(recomputed));
    }

    static List<Field> between(Map<String, String> issued, Map<String, String> recomputed) {
        var names = new ArrayList<>(issued.keySet());
        recomputed.keySet().stream().filter(name -> !issued.containsKey(name)).forEach(names::add);
        return names.stream()
                .filter(name -> !Objects.equals(issued.get(name), recomputed.get(name)))
                .map(name -> new Field(name, issued.get(name), recomputed.get(name)))
                .toList();
    }

    private static Map<String, String> fields(@Nullable StatementLine line) {
        var fields = new LinkedHashMap<String, String>();
        if (line == null) return fields;
        put(fields, "kind", line.kind());
        put(fields, "meter", line.meter());
        put(fields, "from", line.from());
        put(fields, "to", line.to());
        put(fields, "quantity", line.quantity());
        put(fields, "plan", line.plan());
        put(fields, "version", line.version());
        usage(fields, line.usage());
        put(fields, "share", line.share());
        adjustment(fields, line.adjustment());
        put(fields, "amount", line.amount());
        put(fields, "description", line.description());
        put(fields, "taxCategory", line.taxCategory());
        put(fields, "taxRate", line.taxRate());
        return fields;
    }

    private static void usage(Map<String, String> fields, @Nullable OfUsage usage) {
        if (usage == null) return;
        put(fields, "usage.freeUnits", usage.freeUnits());
        put(fields, "usage.prepaid", usage.prepaid());
        put(fields, "usage.billable", usage.billable());
        put(fields, "usage.model", usage.model());
        put(fields, "usage.packageSize", usage.packageSize());
        put(fields, "usage.steps", usage.steps());
        put(fields, "usage.gross", usage.gross());
        put(fields, "usage.volumeDiscountPercent", usage.volumeDiscountPercent());
        put(fields, "usage.volumeDiscount", usage.volumeDiscount());
        put(fields, "usage.contractDiscountPercent", usage.contractDiscountPercent());
        put(fields, "usage.contractDiscount", usage.contractDiscount());
        put(fields, "usage.maximum", usage.maximum());
        put(fields, "usage.exact", usage.exact());
    }

    private static void adjustment(Map<String, String> fields, @Nullable Adjustment adjustment) {
        if (adjustment == null) return;
        put(fields, "adjustment.period", adjustment.period());
        put(fields, "adjustment.billed", adjustment.billed());
        put(fields, "adjustment.cost", adjustment.cost());
        put(fields, "adjustment.since", adjustment.since());
    }

    static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value == null) return;
        fields.put(name, value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString());
    }
}
