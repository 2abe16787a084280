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

/** Shows on standard error how far an import has come: in bytes when the size of the input is known, else in events. */
interface Progress extends AutoCloseable {

    void reached(long bytes, long events);

    @Override
    void close();

    static Progress none() {
        return new Progress() {
            @Override
            public void reached(long bytes, long events) {}

            @Override
            public void close() {}
        };
    }

    /** @param size of the input in bytes; null when it is not known */
    static Progress bar(@Nullable Long size) {
        return new Bar(size);
    }

    /** The library's bar. */
    final class Bar implements Progress {

        private final ProgressBar bar;
        private final boolean inBytes;

        private Bar(@Nullable Long size) {
            inBytes = size != null;
            var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
            var builder = new ProgressBarBuilder()
                    .setTaskName("Importing")
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setInitialMax(size == null ? -1 : size)
                    .setConsumer(new ConsoleProgressBarConsumer(err, 100))
                    .showSpeed();
            bar = inBytes
                    ? builder.setUnit(" MiB", 1 << 20).build()
                    : builder.setUnit(" events", 1).build();
        }

        @Override
        public void reached(long bytes, long events) {
            bar.stepTo(inBytes ? bytes : events);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
