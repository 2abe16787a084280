package io.leporello.gateway.ui.prices;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.DiscountStep;
import io.leporello.account.plan.PlanTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.gateway.ui.Entered;
import io.leporello.gateway.ui.Form;
import io.leporello.measure.Meter;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Terms as they are entered: {@code pages.tiers.0.upTo} is the end of the first tier of pages. There is room for one charge
 * of each meter, and a meter without a model has none. Rows in which nothing stands do not count.
 */
final class PlanForm {

    private static final List<String> METERS = Stream.of(Meter.PAGES, Meter.DOCUMENTS, Meter.CREDITS)
            .map(Meter::word)
            .toList();
    private static final Pattern ROW = Pattern.compile("(.+)\\.(\\d{1,2})\\..+");
    private static final Pattern CHARGE = Pattern.compile("charges\\[(\\d+)](.*)");
    private static final int SPARE_ROWS = 1;

    private final Form form;
    private final Map<String, String> entered;
    private final MessageSource words;
    private final Locale locale;

    /** The meters that are charged, and which rows count, in the order of the terms. */
    private final List<String> charged = new ArrayList<>();

    private final Map<String, List<Integer>> counted = new LinkedHashMap<>();

    private @Nullable PlanTerms terms;

    PlanForm(Map<String, String> entered, MessageSource words, Locale locale) {
        this.entered = Map.copyOf(entered);
        this.form = Form.of(entered);
        this.words = words;
        this.locale = locale;
    }

    /** What stands in the form when a plan is opened in it. */
    static Map<String, String> of(String id, PlanTerms terms, Locale locale) {
        var entered = new LinkedHashMap<String, String>();
        entered.put("id", id);
        entered.put("name", terms.name());
        entered.put("currency", terms.currency());
        put(entered, "recurringFee", terms.recurringFee(), locale);
        put(entered, "minimum", terms.minimum(), locale);
        terms.charges().forEach(charge -> put(entered, charge, locale));
        return entered;
    }

    private static void put(Map<String, String> entered, ChargeTerms charge, Locale locale) {
        var meter = charge.meter() + ".";
        entered.put(meter + "model", charge.model());
        put(entered, meter + "freeUnits", charge.freeUnits(), locale);
        put(entered, meter + "unitPrice", charge.unitPrice(), locale);
        put(entered, meter + "packageSize", charge.packageSize(), locale);
        put(entered, meter + "packagePrice", charge.packagePrice(), locale);
        put(entered, meter + "maximum", charge.maximum(), locale);
        for (var row = 0; row < charge.tiers().size(); row++) {
            var tier = charge.tiers().get(row);
            put(entered, meter + "tiers." + row + ".upTo", tier.upTo(), locale);
            put(entered, meter + "tiers." + row + ".unitPrice", tier.unitPrice(), locale);
            put(entered, meter + "tiers." + row + ".flatFee", tier.flatFee(), locale);
        }
        for (var row = 0; row < charge.volumeDiscount().size(); row++) {
            var step = charge.volumeDiscount().get(row);
            put(entered, meter + "volumeDiscount." + row + ".from", step.from(), locale);
            put(entered, meter + "volumeDiscount." + row + ".percent", step.percent(), locale);
        }
    }

    private static void put(Map<String, String> entered, String field, @Nullable BigDecimal value, Locale locale) {
        if (value != null) entered.put(field, Entered.text(value, locale));
    }

    public Form form() {
        return form;
    }

    public List<String> meters() {
        return METERS;
    }

    /** The word of the model of a meter; empty when it is not charged. */
    public String model(String meter) {
        return form.value(meter + ".model");
    }

    /** The rows of a list to show: those that are there, and an empty one behind them. */
    public List<Integer> rows(String list) {
        var last = entered.keySet().stream()
                .map(ROW::matcher)
                .filter(row -> row.matches() && row.group(1).equals(list))
                .mapToInt(row -> Integer.parseInt(row.group(2)))
                .filter(row -> !isEmpty(list, row))
                .max();
        return IntStream.range(0, last.orElse(-1) + 1 + SPARE_ROWS).boxed().toList();
    }

    /** Every field that may have a fault, for checks that come while somebody types. */
    public List<String> fields() {
        var fields = new ArrayList<>(List.of("name", "currency", "recurringFee", "minimum", "id", "effectiveFrom"));
        for (var meter : METERS) {
            for (var field : List.of("model", "freeUnits", "unitPrice", "packageSize", "packagePrice", "maximum"))
                fields.add(meter + "." + field);
            for (var row : rows(meter + ".tiers"))
                for (var field : List.of("upTo", "unitPrice", "flatFee"))
                    fields.add(meter + ".tiers." + row + "." + field);
            for (var row : rows(meter + ".volumeDiscount"))
                for (var field : List.of("from", "percent")) fields.add(meter + ".volumeDiscount." + row + "." + field);
        }
        return fields;
    }

    private boolean isEmpty(String list, int row) {
        var prefix = list + "." + row + ".";
        return entered.entrySet().stream()
                .noneMatch(field ->
                        field.getKey().startsWith(prefix) && !field.getValue().isBlank());
    }

    /** What was entered; its faults, and those of the form itself, are at their fields afterwards. */
    PlanTerms terms() {
        if (terms != null) return terms;
        var charges = METERS.stream()
                .filter(meter -> !model(meter).isEmpty())
                .map(this::charge)
                .toList();
        terms = new PlanTerms(
                form.value("name"), form.value("currency"), number("recurringFee"), number("minimum"), charges);
        refused(terms.faults());
        return terms;
    }

    private ChargeTerms charge(String meter) {
        charged.add(meter);
        var model = model(meter);
        var tiered = model.equals("graduated") || model.equals("volume");
        return new ChargeTerms(
                meter,
                model,
                number(meter + ".freeUnits"),
                model.equals("per_unit") ? number(meter + ".unitPrice") : null,
                tiered ? list(meter + ".tiers", row -> tier(meter + ".tiers." + row)) : List.of(),
                model.equals("package") ? number(meter + ".packageSize") : null,
                model.equals("package") ? number(meter + ".packagePrice") : null,
                list(meter + ".volumeDiscount", row -> step(meter + ".volumeDiscount." + row)),
                number(meter + ".maximum"));
    }

    private <T> List<T> list(String list, IntFunction<T> part) {
        var rows = rows(list).stream().filter(row -> !isEmpty(list, row)).toList();
        counted.put(list, rows);
        return rows.stream().map(row -> part.apply(row)).toList();
    }

    @SuppressWarnings("NullAway") // faults() names what is missing.
    private TierTerms tier(String row) {
        return new TierTerms(number(row + ".upTo"), number(row + ".unitPrice"), number(row + ".flatFee"));
    }

    @SuppressWarnings("NullAway") // faults() names what is missing.
    private DiscountStep step(String row) {
        return new DiscountStep(number(row + ".from"), number(row + ".percent"));
    }

    private @Nullable BigDecimal number(String field) {
        var text = form.value(field);
        if (text.isEmpty()) return null;
        var number = Entered.number(text, locale);
        if (number.isEmpty()) form.wrong(field, word("fault.number"));
        return number.orElse(null);
    }

    /** The first day of the version; null for ever. */
    @Nullable
    LocalDate effectiveFrom() {
        var text = form.value("effectiveFrom");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            form.wrong("effectiveFrom", word("fault.effectiveFrom"));
            return null;
        }
    }

    PlanForm refused(Refusal refusal) {
        if (refusal.errors().isEmpty()) form.refused(refusal, words);
        refused(refusal.errors());
        return this;
    }

    private void refused(List<FieldError> errors) {
        errors.forEach(error -> form.wrong(fieldOf(error.field()), sentence(error)));
    }

    /** Where it stands in the form: {@code charges[0].tiers[1].upTo} may be {@code pages.tiers.2.upTo}. */
    private String fieldOf(String path) {
        var charge = CHARGE.matcher(path);
        if (!charge.matches()) return path;
        var meter = charged.get(Integer.parseInt(charge.group(1)));
        var row = Pattern.compile("\\.(\\w+)\\[(\\d+)](.*)").matcher(charge.group(2));
        if (!row.matches()) return meter + (charge.group(2).equals(".tiers") ? ".tiers.0.unitPrice" : charge.group(2));
        var list = meter + "." + row.group(1);
        var rows = counted.getOrDefault(list, List.of());
        return list + "." + rows.get(Integer.parseInt(row.group(2))) + row.group(3);
    }

    private String sentence(FieldError error) {
        var last = error.field().replaceFirst("^.*\\.", "").replaceFirst("\\[\\d+]$", "");
        return Objects.requireNonNull(words.getMessage(
                "fault." + last, null, words.getMessage("fault", new Object[] {error.message()}, locale), locale));
    }

    private String word(String key) {
        return words.getMessage(key, null, locale);
    }
}
