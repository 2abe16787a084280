package io.leporello.usage.intake;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.user.UserDirectory;
import io.leporello.event.Origin;
import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageIdentity;
import io.leporello.usage.store.EventStoreOnPostgres;
import io.leporello.usage.store.LedgerFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The intake of one process over a ledger on a real PostgreSQL; several may share a ledger as processes do. */
final class IntakeFixture implements AutoCloseable {

    static final Instant NOW = LedgerFixture.NOON;

    final Appender appender;
    private final UsageIntake intake;

    private IntakeFixture(EventStoreOnPostgres process, Appender appender) {
        var store = process.eventStore();
        this.appender = appender;
        this.intake = new UsageIntake(
                new CustomerDirectory(store), new UserDirectory(store), appender, new SimpleMeterRegistry());
    }

    static IntakeFixture over(LedgerFixture ledger) {
        var process = ledger.anotherProcess();
        var appender = new Appender(process.eventStore(), process.firstEvents(), process.lastAppended(), ledger.json);
        appender.start();
        return new IntakeFixture(process, appender);
    }

    /** @param appender runs already, and is not ended with the intake */
    static IntakeFixture before(Appender appender, EventStoreOnPostgres process) {
        return new IntakeFixture(process, appender);
    }

    IntakeResult send(UsageEvent... events) {
        return send(Arrays.asList(events));
    }

    IntakeResult send(List<UsageEvent> events) {
        return send(events, false, null);
    }

    IntakeResult sendStrictly(UsageEvent... events) {
        return send(Arrays.asList(events), true, null);
    }

    IntakeResult send(List<UsageEvent> events, boolean strict, @Nullable String onlyOf) {
        return intake.handle(
                new RecordUsage(numbered(events), strict, onlyOf, NOW),
                new Origin("key:test", onlyOf, "request-1").asMetaData());
    }

    /** What is sent together is numbered by its place. */
    private static List<UsageEvent> numbered(List<UsageEvent> events) {
        return IntStream.range(0, events.size())
                .mapToObj(index -> new UsageEvent(
                        index, events.get(index).identity(), events.get(index).usage()))
                .toList();
    }

    static UsageEvent event(String id, UsageFact fact) {
        return new UsageEvent(0, new UsageIdentity("/pipelines/test", id), fact);
    }

    static UsageEvent event(String id, String customer, Instant usedAt) {
        return event(id, new UsageFact(customer, null, "ocr", null, usedAt, 1, 12, null));
    }

    static UsageEvent eventOf(String user, String id) {
        return event(id, new UsageFact("kunde", user, "ocr", null, NOW, 1, 12, null));
    }

    static UsageEvent event(String id) {
        return event(id, "kunde", NOW);
    }

    @Override
    public void close() {
        appender.stop();
    }
}
