package io.leporello.gateway.benchmark;

import io.leporello.gateway.usage.ParsingBenchmark;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What is nothing but computing, measured by JMH in a process of its own, on one thread. */
final class ArithmeticBenchmark {

    private static final TimeValue SECOND = TimeValue.seconds(1);

    private final Figures figures;

    ArithmeticBenchmark(Figures figures) {
        this.figures = figures;
    }

    void run() throws RunnerException {
        measure(ParsingBenchmark.class, "parsing.events_per_second", "events parsed on one thread, 1/s");
        measure(RatingBenchmark.class, "rating.months_per_second", "months of a customer rated on one thread, 1/s");
    }

    private void measure(Class<?> benchmark, String name, String words) throws RunnerException {
        var options = new OptionsBuilder()
                .include(benchmark.getName())
                .forks(1)
                .warmupIterations(5)
                .warmupTime(SECOND)
                .measurementIterations(5)
                .measurementTime(SECOND)
                .build();
        var score = new Runner(options).runSingle().getPrimaryResult().getScore();
        figures.add(name, words, new BigDecimal(score).setScale(0, RoundingMode.HALF_UP));
    }
}
