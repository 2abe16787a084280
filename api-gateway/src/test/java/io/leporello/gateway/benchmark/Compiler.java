package io.leporello.gateway.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** How much of the processors a JVM's compiler takes, which it shares with what is measured. */
final class Compiler {

    /** Name, state, ten numbers of no interest, then ticks of 10 ms in the program and in the kernel. */
    private static final Pattern THREAD =
            Pattern.compile("\\d+ \\(C[12] Compiler.*\\) \\S(?: -?\\d+){10} (\\d+) (\\d+) .*", Pattern.DOTALL);

    private static final int TICK_MILLIS = 10;

    /** Of a processor, that a resting compiler takes no more than. */
    private static final int RESTING = 20;

    private Compiler() {}

    /** What a JVM is warmed up with. */
    interface Work {
        void happens() throws InterruptedException, ExecutionException, IOException;
    }

    /** @return whether it took less than a twentieth of a processor meanwhile */
    static boolean restsWhile(long pid, Work work) throws InterruptedException, ExecutionException, IOException {
        var begin = System.nanoTime();
        var before = worked(pid);
        work.happens();
        var compiling = worked(pid).minus(before);
        return compiling.multipliedBy(RESTING).compareTo(Duration.ofNanos(System.nanoTime() - begin)) < 0;
    }

    /** Of all compiler threads since they began; Linux tells, elsewhere it stays 0. */
    static Duration worked(long pid) throws IOException {
        var tasks = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.exists(tasks)) return Duration.ZERO;
        try (var threads = Files.list(tasks)) {
            return threads.map(Compiler::workedBy).reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static Duration workedBy(Path task) {
        try {
            var found = THREAD.matcher(Files.readString(task.resolve("stat")));
            return found.matches()
                    ? Duration.ofMillis(TICK_MILLIS * (Long.parseLong(found.group(1)) + Long.parseLong(found.group(2))))
                    : Duration.ZERO;
        } catch (IOException endedMeanwhile) {
            return Duration.ZERO;
        }
    }
}
