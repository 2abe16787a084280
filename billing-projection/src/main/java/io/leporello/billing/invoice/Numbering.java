package io.leporello.billing.invoice;

import static java.util.Objects.requireNonNull;

import io.leporello.billing.invoice.Rendering.Paper;
import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.RefusalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives drafts their numbers and appends them, all in one transaction of the event store. A number is the place of an event
 * in the stream of its series, and the store takes each place of a stream once; so a crash leaves no gap, and of two
 * processes that want the same number one is refused.
 */
@Component
class Numbering {

    private final EventStore store;
    private final Rendering rendering;
    private final TransactionTemplate transaction;

    Numbering(EventStore store, Rendering rendering, PlatformTransactionManager transactions) {
        this.store = store;
        this.rendering = rendering;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Events that are true only together with what is issued, and so are appended with it. */
    @FunctionalInterface
    interface Beside {

        Beside NOTHING = numbered -> List.of();

        List<? extends DomainEventMessage<?>> of(List<Numbered> numbered);
    }

    /** What became of a draft: a document, or the refusal of an official rule. */
    record Numbered(
            Draft draft,
            @Nullable DocumentIssued issued,
            @Nullable RefusalText refusal) {}

    /**
     * One at a time in this process, since a number is taken until its documents are made.
     *
     * @param drafts of different customers; the numbers are in their order. One whose documents are refused gets none
     * @throws org.axonframework.modelling.command.ConcurrencyException when another process took one of the numbers, or
     *     appended to the stream of one of the customers; nothing was appended then
     */
    synchronized List<Numbered> append(List<Draft> drafts, Origin origin, Beside beside) {
        var refused = new HashMap<Draft, RefusalText>();
        var numbered = numbered(drafts);
        var made = made(numbered, refused);
        // Whoever comes behind a refused one moves up, and needs documents with the other number.
        while (made.size() < numbered.size()) {
            numbered = numbered(
                    drafts.stream().filter(draft -> !refused.containsKey(draft)).toList());
            made = made(numbered, refused);
        }
        var documents = kept(made);
        var issued = new HashMap<Draft, DocumentIssued>();
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var index = 0; index < numbered.size(); index++) {
            var event = DocumentIssued.of(numbered.get(index).invoice, documents.get(index));
            issued.put(numbered.get(index).draft, event);
            messages.addAll(messages(numbered.get(index), event, origin));
        }
        var all = drafts.stream()
                .map(draft -> new Numbered(draft, issued.get(draft), refused.get(draft)))
                .toList();
        messages.addAll(beside.of(all));
        if (!messages.isEmpty()) store.publish(messages);
        return all;
    }

    private record Place(Draft draft, Invoice invoice, Series series, long sequence) {}

    private List<Place> numbered(List<Draft> drafts) {
        Map<Series, Long> next = new HashMap<>();
        var places = new ArrayList<Place>();
        for (var draft : drafts) {
            var series = draft.series();
            var sequence = next.computeIfAbsent(series, this::next);
            next.put(series, sequence + 1);
            places.add(new Place(draft, draft.invoice().numbered(series.number(sequence)), series, sequence));
        }
        return places;
    }

    private long next(Series series) {
        return store.lastSequenceNumberFor(series.identifier())
                .map(last -> last + 1)
                .orElse(0L);
    }

    /** The papers of each, in order; fewer when one was refused. Making them is what takes time, so all processors do. */
    private List<Paper> made(List<Place> places, Map<Draft, RefusalText> refused) {
        var made = new ArrayList<Paper>();
        for (var attempt : places.parallelStream().map(this::made).toList()) {
            if (attempt.paper != null) made.add(attempt.paper);
            else refused.put(attempt.place.draft, requireNonNull(attempt.refusal));
        }
        return made;
    }

    /** One of the two is there. */
    private record Made(
            Place place, @Nullable Paper paper, @Nullable RefusalText refusal) {}

    private Made made(Place place) {
        try {
            return new Made(place, rendering.of(place.invoice, place.draft.usage()), null);
        } catch (Refusal refusal) {
            return new Made(place, null, RefusalText.of(refusal));
        }
    }

    /** All in one transaction, since it is the end of each that waits for the disk. */
    private List<List<StoredDocument>> kept(List<Paper> papers) {
        return requireNonNull(
                transaction.execute(status -> papers.stream().map(Paper::keep).toList()));
    }

    private static List<DomainEventMessage<?>> messages(Place place, DocumentIssued event, Origin origin) {
        var customer = place.invoice.customer();
        return List.of(
                message(
                        CustomerInvoices.TYPE,
                        CustomerInvoices.identifier(customer),
                        place.draft.lastSequence() + 1,
                        event,
                        place.draft,
                        origin),
                message(
                        Series.TYPE,
                        place.series.identifier(),
                        place.sequence,
                        new InvoiceNumbered(place.invoice.number(), customer),
                        place.draft,
                        origin));
    }

    private static DomainEventMessage<?> message(
            String type, String aggregate, long sequence, Object event, Draft draft, Origin origin) {
        return new GenericDomainEventMessage<>(
                type,
                aggregate,
                sequence,
                event,
                origin.concerning(draft.invoice().customer()).asMetaData(),
                aggregate + '#' + sequence,
                draft.writtenAt());
    }
}
