package io.leporello.gateway.usage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.core.io.ClassPathResource;

/** From the bytes of a batch to the domain's values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ParsingBenchmark {

    private static final int EVENTS = 1_000;

    private final byte[] batch = batch();

    private static byte[] batch() {
        try {
            var event = new ClassPathResource("examples/usage-event.json").getContentAsString(StandardCharsets.UTF_8);
            return Collections.nCopies(EVENTS, event).toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** An operation is one event. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public Object events() {
        return UsageReader.readBatch(new ByteArrayInputStream(batch));
    }
}
