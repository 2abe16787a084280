package io.leporello.billing.rating;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leporello.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of pricing.jsonl: what another billing system, or its manual, says that something costs. */
record WorkedExample(
        String id,
        String model,
        String currency,
        List<ExampleTier> tiers,
        String units,
        @JsonProperty("expected_amount") BigDecimal expectedAmount,
        @JsonProperty("amount_unit") String amountUnit,
        JsonNode params,
        String note) {

    /**
     * @param upTo      null is without end
     * @param blockSize units that {@code unit} is the price of; null is one
     */
    record ExampleTier(
            @JsonProperty("up_to") @Nullable BigDecimal upTo,
            BigDecimal unit,
            BigDecimal flat,
            @JsonProperty("block_size") @Nullable BigDecimal blockSize) {}

    static List<WorkedExample> all() {
        var builder = JsonMapper.builder();
        EventJson.configure(builder);
        var json = builder.build();
        try (var lines = WorkedExample.class.getResourceAsStream("pricing.jsonl")) {
            var text = new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> json.readValue(line, WorkedExample.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasCurrency() {
        return !currency.equals("unspecified");
    }

    /** In the currency's main unit; an example without a currency counts hundredths. */
    BigDecimal expected() {
        return major(expectedAmount);
    }

    BigDecimal major(BigDecimal amount) {
        return amountUnit.equals("minor") ? amount.movePointLeft(2) : amount;
    }

    boolean has(String param) {
        return params.has(param);
    }

    String text(String param) {
        return params.required(param).asString();
    }

    BigDecimal number(String param) {
        return new BigDecimal(text(param));
    }

    @Override
    public String toString() {
        return id + " " + model + ", " + units + " units";
    }
}
