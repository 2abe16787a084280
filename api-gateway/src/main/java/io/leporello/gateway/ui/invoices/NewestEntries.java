package io.leporello.gateway.ui.invoices;

import io.leporello.event.Origin;
import io.leporello.gateway.web.Ledger;
import io.leporello.page.Page;
import io.leporello.page.Paging;
import io.leporello.usage.entry.EntryPage;
import io.leporello.usage.entry.EntryView;
import io.leporello.usage.entry.ListEntries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** The last of what was used. The ledger lists entries forwards, so a span is taken that grows backwards until it has enough. */
@Component
final class NewestEntries {

    private static final int ENOUGH = 20;
    private static final Duration FIRST = Duration.ofHours(1);

    private final Ledger ledger;

    NewestEntries(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Newest first. */
    List<EntryView> of(String customer, Instant from, Instant to, long upTo, Origin origin) {
        for (var span = FIRST; ; span = span.multipliedBy(4)) {
            var start = to.minus(span).isBefore(from) ? from : to.minus(span);
            var found = between(customer, start, to, upTo, origin);
            if (found.size() < ENOUGH && start.isAfter(from)) continue;
            var newest = new ArrayList<>(found.subList(Math.max(0, found.size() - ENOUGH), found.size()));
            Collections.reverse(newest);
            return newest;
        }
    }

    private List<EntryView> between(String customer, Instant from, Instant to, long upTo, Origin origin) {
        var found = new ArrayList<EntryView>();
        for (String after = null; ; ) {
            var question = new ListEntries(customer, from, to, 0, upTo, new Paging(after, Page.MOST));
            var page = ledger.ask(question, EntryPage.class, origin);
            found.addAll(page.items());
            after = page.next();
            if (after == null) return found;
        }
    }
}
