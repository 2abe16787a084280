package io.leporello.gateway.ui.history;

import io.leporello.gateway.security.Access;
import io.leporello.gateway.security.ReachableCustomers;
import io.leporello.gateway.ui.Display;
import io.leporello.gateway.ui.Names;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import io.leporello.usage.history.HistoryEvent;
import io.leporello.usage.history.HistoryPage;
import io.leporello.usage.history.ListHistory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the ledger for one reader and puts it into lines. */
@Component
final class Log {

    private static final int LINES = 50;
    private static final int STREAM = 100;

    private final Ledger ledger;
    private final ReachableCustomers reachable;
    private final Names names;
    private final MessageSource words;
    private final JsonMapper json;

    Log(Ledger ledger, ReachableCustomers reachable, Names names, MessageSource words, JsonMapper json) {
        this.ledger = ledger;
        this.reachable = reachable;
        this.names = names;
        this.words = words;
        this.json = json;
    }

    /**
     * One event in one line.
     *
     * @param word what kind of event it is
     * @param who  who acted
     * @param what in one sentence
     */
    record Line(long position, String icon, String word, Instant at, String who, String what) {}

    /** @param next where the older lines begin; null when there are none */
    record Lines(List<Line> lines, @Nullable String next) {}

    /**
     * An event with everything that is kept of it.
     *
     * @param customer it is about; null when it is about none
     * @param user     it is about; null when it is about none
     * @param stream   what became of the same thing before and after
     */
    record Whole(
            HistoryEvent event,
            Line line,
            @Nullable String customer,
            String customerName,
            @Nullable String user,
            String userName,
            String payload,
            List<Line> stream) {

        /** Whether it happened at another time than it was known. */
        public boolean known() {
            return !event.occurredAt().equals(event.recordedAt());
        }
    }

    /** @param after the {@code next} of the lines before; null for the newest */
    Lines lines(LogFilter filter, @Nullable String after, Access access, Display show) {
        var question = filter.question(reachable.of(access), show.zone(), new Paging(after, LINES));
        var page = ask(question.fromTheNewest(), access);
        return new Lines(lines(page.items(), access, show), page.next());
    }

    private HistoryPage ask(ListHistory question, Access access) {
        return ledger.ask(question, HistoryPage.class, access.caller().origin());
    }

    private List<Line> lines(List<HistoryEvent> events, Access access, Display show) {
        var book = names.of(access.caller())
                .expecting(events.stream()
                        .map(event -> Sentences.customerOf(event.payload()))
                        .filter(Objects::nonNull)
                        .toList());
        var sentences = new Sentences(words, book, show);
        return events.stream().map(event -> line(event, sentences, book, show)).toList();
    }

    private Line line(HistoryEvent event, Sentences sentences, Names.Book book, Display show) {
        var word = words.getMessage("history.type." + event.type(), null, event.type(), show.locale());
        return new Line(
                event.position(),
                EventKinds.iconOf(event.type()),
                Objects.requireNonNull(word),
                event.recordedAt(),
                book.actor(event.actor()),
                sentences.of(event));
    }

    /** @throws Refusal of kind UNKNOWN when there is none that the reader may see */
    Whole whole(long position, Access access, Display show) {
        var visible = reachable.of(access);
        var one = new ListHistory(visible, null, null, null, null, null, null, null, position, Paging.first(1));
        var event = ask(one, access).items().stream()
                .filter(found -> found.position() == position)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("There is no event at position " + position + "."));
        var stream = ListHistory.ofStream(visible, event.aggregate(), Paging.first(STREAM));
        var book = names.of(access.caller());
        var customer = Sentences.customerOf(event.payload());
        var user = Sentences.userOf(event.payload());
        return new Whole(
                event,
                line(event, new Sentences(words, book, show), book, show),
                customer,
                book.customer(customer),
                user,
                book.user(user),
                written(event.payload()),
                lines(ask(stream, access).items(), access, show));
    }

    private String written(JsonNode payload) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(payload);
    }

    /** A filter as a person reads it. */
    String said(String name, String value, Access access) {
        var book = names.of(access.caller());
        return switch (name) {
            case "customer" -> book.customer(value);
            case "user" -> book.user(value);
            default -> value;
        };
    }
}
