package io.leporello.gateway.benchmark;

import io.leporello.account.plan.PlanTerms;
import io.leporello.billing.rating.Rating;
import io.leporello.measure.DayShare;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** A month of one customer on the price plan of the API's description: graduated with discounts, packages, credits. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RatingBenchmark {

    private final PlanTerms terms = terms();
    private final BigDecimal discountPercent = new BigDecimal("7.5");
    private final DayShare share = new DayShare(31, 31);
    private final Usage usage = new Usage(Quantity.of(4_321), Quantity.of(23_456), Quantity.of("1234.567"));

    private static PlanTerms terms() {
        try (var json = new ClassPathResource("examples/price-plan.json").getInputStream()) {
            return JsonMapper.shared().readValue(json, PlanTerms.class);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Benchmark
    public Object month() {
        return Rating.rate(terms, discountPercent, share, usage);
    }
}
