package io.leporello.event;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a few events of each aggregate come to, kept in memory for hot paths. An aggregate is folded from its stream when it
 * is first asked for and kept current by its later events from then on, wherever those come from and however often.
 * Nothing is kept about an aggregate without events, so that one made a moment ago is known to the very next call.
 *
 * <p>Finding something known takes no lock. Safe for any number of threads.
 *
 * @param <E> the events of these aggregates
 * @param <V> what they come to
 */
public final class Directory<E, V> {

    /** One step of the fold. */
    @FunctionalInterface
    public interface Fold<E, V> {
        V after(@Nullable V before, E event);
    }

    private record Entry<V>(V value, long sequence) {}

    private final ConcurrentHashMap<String, Entry<V>> known = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final EventStore events;
    private final Class<E> type;
    private final Fold<E, V> fold;

    public Directory(EventStore events, Class<E> type, Fold<E, V> fold) {
        this.events = events;
        this.type = type;
        this.fold = fold;
    }

    /** Empty when the aggregate has no events. */
    public Optional<V> find(String aggregate) {
        var entry = known.get(aggregate);
        if (entry == null) entry = folded(aggregate);
        return entry == null ? Optional.empty() : Optional.of(entry.value);
    }

    /**
     * Takes an event in as soon as it is certain: after the commit, when it is being published by a unit of work that may
     * still fail. Events that are no {@code E}, that were taken in before, or whose aggregate nobody asked for are passed over.
     */
    public void follow(DomainEventMessage<?> event) {
        if (!type.isAssignableFrom(event.getPayloadType())) return;
        if (CurrentUnitOfWork.isStarted()) CurrentUnitOfWork.get().root().afterCommit(done -> take(event));
        else take(event);
    }

    private void take(DomainEventMessage<?> event) {
        changes.incrementAndGet();
        known.computeIfPresent(event.getAggregateIdentifier(), (aggregate, entry) -> next(entry, event));
    }

    /** @return null to forget an entry that missed an event, so that it is folded anew when it is next asked for */
    private @Nullable Entry<V> next(Entry<V> entry, DomainEventMessage<?> event) {
        if (event.getSequenceNumber() <= entry.sequence) return entry;
        if (event.getSequenceNumber() > entry.sequence + 1) return null;
        return new Entry<>(fold.after(entry.value, type.cast(event.getPayload())), event.getSequenceNumber());
    }

    /**
     * A stream that is read while it grows may come out old. So the outcome is kept only when no event was taken in since
     * the reading began; one that is taken in later finds it and brings it up to date.
     */
    private @Nullable Entry<V> folded(String aggregate) {
        var before = changes.get();
        var entry = read(aggregate);
        if (entry != null)
            known.compute(aggregate, (id, other) -> other == null && changes.get() == before ? entry : other);
        return entry;
    }

    private @Nullable Entry<V> read(String aggregate) {
        Entry<V> entry = null;
        var stream = events.readEvents(aggregate);
        while (stream.hasNext()) {
            var event = stream.next();
            var value = fold.after(entry == null ? null : entry.value, type.cast(event.getPayload()));
            entry = new Entry<>(value, event.getSequenceNumber());
        }
        return entry;
    }
}
