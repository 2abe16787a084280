package io.leporello.gateway.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on standard error how many steps of a known number are done; shows nothing when nobody watches. */
final class Steps implements AutoCloseable {

    private static final int WIDTH = 100;

    private final @Nullable ProgressBar bar;

    private Steps(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * @param task what is done, such as Billing
     * @param unit what is counted, with a blank before it
     */
    static Steps shown(boolean watched, String task, String unit) {
        if (!watched) return new Steps(null);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Steps(new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .setInitialMax(-1)
                .setUnit(unit, 1)
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                .showSpeed()
                .build());
    }

    void reached(long done, long total) {
        if (bar == null) return;
        bar.maxHint(total);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) bar.close();
    }
}
