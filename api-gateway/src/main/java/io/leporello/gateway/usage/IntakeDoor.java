package io.leporello.gateway.usage;

import io.leporello.gateway.security.Caller;
import io.leporello.gateway.web.CountedInput;
import io.leporello.gateway.web.HttpRefusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets bodies of usage in: only as many as memory has room for, in turn between those who send, and at the pace that was
 * agreed with each. Who is not let in hears when to come again, before anything of the body was read.
 */
@Component
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeDoor {

    /** What a body takes up for a start that does not tell its length, and each time that this was not enough. */
    private static final int STEP_BYTES = 1 << 20;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final IntakeRoom room;
    private final Places calls;
    private final Places streams;
    private final Allowances allowances;
    private final Duration arrival;

    IntakeDoor(IntakeSettings settings, MeterRegistry telemetry) {
        room = new IntakeRoom(settings.room().toBytes(), settings.patience());
        calls = new Places(settings.calls());
        streams = new Places(settings.streams());
        allowances = new Allowances(settings, System::nanoTime);
        arrival = settings.arrival();
        telemetry.gauge("leporello.intake.bytes", room, IntakeRoom::held);
        telemetry.gauge("leporello.intake.waiting", room, IntakeRoom::waiting);
    }

    /** Reads a body to its end. */
    interface Reader {
        UsageBatch read(InputStream body) throws IOException;
    }

    /**
     * Takes a body as a whole.
     *
     * @throws HttpRefusal 408 when it is too slow, 413 when it is too large, 429 when the sender, and 503 when everybody
     *                     has sent too much
     */
    void take(Caller caller, HttpServletRequest request, Reader reader, Consumer<UsageBatch> taker) throws IOException {
        var announced = request.getContentLengthLong();
        if (announced > UsageReader.BATCH_BYTES_MAX) throw LimitedInput.tooLong(UsageReader.BATCH_BYTES_MAX);
        allowances.refuse(caller);
        var sender = Sender.of(caller);
        takePlace(calls, sender, "calls");
        try (var stay = room.enter(sender, announced < 0 ? STEP_BYTES : announced)) {
            var batch = reader.read(new RoomedInput(request.getInputStream(), stay, announced, arrival));
            allowances.spend(caller, batch);
            taker.accept(batch);
        } finally {
            calls.leave(sender);
        }
    }

    /**
     * Takes lines for as long as they come, one portion after the other. A stream is not refused for being too fast: it is
     * read more slowly.
     */
    void takeStream(Caller caller, HttpServletRequest request, Consumer<UsageBatch> taker) throws IOException {
        allowances.refuse(caller);
        var sender = Sender.of(caller);
        takePlace(streams, sender, "streams of lines");
        try {
            UsageReader.readLines(request.getInputStream(), portion -> {
                allowances.pace(caller, portion);
                takePortion(sender, portion, taker);
            });
        } finally {
            streams.leave(sender);
        }
    }

    private void takePortion(Sender sender, UsageBatch portion, Consumer<UsageBatch> taker) {
        var stay = room.enter(sender, portion.bytes());
        try {
            taker.accept(portion);
        } finally {
            stay.close();
        }
    }

    private static void takePlace(Places places, Sender sender, String what) {
        var share = places.take(sender);
        if (share > 0)
            throw HttpRefusal.tooMany(
                    "This key has " + share + " " + what
                            + " going on, its share of what is possible at once. Wait for their answers, or send more"
                            + " events in each.",
                    RETRY_AFTER);
    }

    @Scheduled(fixedDelayString = "PT1M")
    void tidy() {
        allowances.tidy();
    }

    /** Takes up more room when a body is longer than it said, or said nothing, and does not keep it for ever. */
    private static final class RoomedInput extends CountedInput {

        private final IntakeRoom.Stay stay;
        private final Duration arrival;
        private final long began = System.nanoTime();
        private long left;

        RoomedInput(InputStream in, IntakeRoom.Stay stay, long announced, Duration arrival) {
            super(in);
            this.stay = stay;
            this.arrival = arrival;
            left = announced < 0 ? STEP_BYTES : announced;
        }

        @Override
        protected void count(int read) {
            if (System.nanoTime() - began > arrival.toNanos()) throw tooSlow();
            left -= read;
            if (left >= 0) return;
            stay.grow(STEP_BYTES);
            left += STEP_BYTES;
        }

        private HttpRefusal tooSlow() {
            return HttpRefusal.tooSlow("The body did not arrive within " + arrival.toSeconds()
                    + " s, nothing of it was taken. Send smaller batches, or application/x-ndjson, which may"
                    + " take any time.");
        }
    }
}
