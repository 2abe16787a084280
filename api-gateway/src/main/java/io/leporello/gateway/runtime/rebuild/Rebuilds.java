package io.leporello.gateway.runtime.rebuild;

import io.leporello.gateway.operations.ProjectionView;
import io.leporello.gateway.operations.Projections;
import io.leporello.gateway.operations.RebuildView;
import io.leporello.gateway.operations.RebuildView.State;
import io.leporello.gateway.runtime.ProjectionSource;
import io.leporello.projection.Rebuildable;
import io.leporello.refusal.Refusal;
import io.leporello.usage.deadletter.DeadLetters;
import io.leporello.usage.store.Positions;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** The projections of the parts that this process runs; lays one of them out again at a time, in the background. */
@Component
final class Rebuilds implements Projections, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private final List<Rebuildable> projections;
    private final ProjectionSource source;
    private final Positions positions;
    private final DataSource database;
    private final RebuildTable table;
    private final DeadLetters letters;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "rebuild"));
    private volatile boolean ending;

    Rebuilds(
            List<Rebuildable> projections,
            ProjectionSource source,
            Positions positions,
            DataSource database,
            RebuildTable table,
            DeadLetters letters) {
        this.projections = projections.stream()
                .sorted(Comparator.comparing(Rebuildable::projection))
                .toList();
        this.source = source;
        this.positions = positions;
        this.database = database;
        this.table = table;
        this.letters = letters;
    }

    @Override
    public List<ProjectionView> list() {
        var reached = positions.all();
        return projections.stream()
                .map(each -> view(each, reached.getOrDefault(each.group(), 0L)))
                .toList();
    }

    @Override
    public ProjectionView find(String name) {
        var projection = named(name);
        return view(projection, positions.of(projection.group()));
    }

    private ProjectionView view(Rebuildable projection, long position) {
        return new ProjectionView(
                projection.projection(),
                projection.group(),
                position,
                projection.tables(),
                table.newest(projection.projection()).orElse(null));
    }

    private Rebuildable named(String name) {
        return projections.stream()
                .filter(each -> each.projection().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no projection \"" + name + "\" here; there are "
                        + projections.stream().map(Rebuildable::projection).collect(Collectors.joining(", ")) + "."));
    }

    @Override
    public RebuildView rebuild(String name, String actor) {
        var projection = named(name);
        refuseBesideDeadLetters(projection.group());
        var lock = locked();
        try {
            table.nothingRuns();
            var id = table.started(name, actor, positions.of(projection.group()));
            LOG.info("{} rebuilds the projection {}", actor, name);
            worker.execute(() -> run(projection, id, lock));
        } catch (RuntimeException failed) {
            unlock(lock);
            throw failed;
        }
        return table.newest(name).orElseThrow();
    }

    /** What was set aside would be folded by the rebuild, and once more when it is replayed. */
    private void refuseBesideDeadLetters(String group) {
        var aside = letters.count(group);
        if (aside > 0)
            throw Refusal.conflict(aside + " events are set aside of " + group
                    + ", and would be counted twice when they are replayed. Replay them first: GET /v1/dead-letters.");
    }

    private RebuildLock locked() {
        try {
            return RebuildLock.tryToTake(database)
                    .orElseThrow(() -> Refusal.conflict(
                            "A projection is being rebuilt, and only one is at a time. Wait until it is done."));
        } catch (SQLException away) {
            throw new DataAccessResourceFailureException("No connection to rebuild with", away);
        }
    }

    private void run(Rebuildable projection, long id, RebuildLock lock) {
        try {
            var rebuild = new Rebuild(
                    projection,
                    source,
                    positions,
                    letters,
                    database,
                    lock.connection(),
                    (position, goal) -> note(id, position, goal));
            var position = rebuild.run();
            table.done(id, position);
            LOG.info("The projection {} is rebuilt up to position {}", projection.projection(), position);
        } catch (Exception | Error failed) {
            LOG.error("The projection {} was not rebuilt; its old rows stay", projection.projection(), failed);
            table.ended(id, ending ? State.INTERRUPTED : State.FAILED, String.valueOf(failed.getMessage()));
        } finally {
            unlock(lock);
        }
    }

    private void note(long id, long position, long goal) {
        if (ending) throw new IllegalStateException("The process ends");
        table.reached(id, position, goal);
    }

    private static void unlock(RebuildLock lock) {
        try {
            lock.close();
        } catch (SQLException gone) {
            LOG.debug("The lock of the rebuild went with its connection", gone);
        }
    }

    /** A process that was killed while it rebuilt left half-filled tables, which cost nothing but room. */
    @EventListener(ApplicationReadyEvent.class)
    void tidy() {
        try {
            var lock = RebuildLock.tryToTake(database);
            if (lock.isEmpty()) return;
            try (var held = lock.get()) {
                table.nothingRuns();
                FreshSchema.sweep(held.connection());
            }
        } catch (SQLException | RuntimeException away) {
            LOG.warn("What an interrupted rebuild may have left stays for now: {}", away.toString());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        ending = true;
        worker.shutdown();
        if (!worker.awaitTermination(30, TimeUnit.SECONDS)) worker.shutdownNow();
    }
}
