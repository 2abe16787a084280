package io.leporello.billing.credit;

import io.leporello.billing.position.Snapshot;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.page.Paging;
import io.leporello.refusal.Refusal;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers questions about credits, each in one snapshot, so that position, packs and usage belong to each other. */
@Component
final class CreditQueries {

    private final PriceBook priceBook;
    private final CreditBook creditBook;
    private final Metering metering;
    private final Snapshot snapshot;

    CreditQueries(PriceBook priceBook, CreditBook creditBook, Metering metering, Snapshot snapshot) {
        this.priceBook = priceBook;
        this.creditBook = creditBook;
        this.metering = metering;
        this.snapshot = snapshot;
    }

    @QueryHandler
    CreditsView handle(FindCredits question) {
        return snapshot.read(known -> credits(question, known));
    }

    private CreditsView credits(FindCredits question, long known) {
        var position = question.asOf() == null ? known : asOf(question.asOf(), known);
        var customer = customer(question.customer(), position);
        var metered = position == known ? metering.now(customer, position) : metering.asOf(customer, position);
        var today = question.now().atZone(customer.zone()).toLocalDate();
        var on = Objects.requireNonNullElse(question.on(), today);
        return Balance.of(metered.packs(), metered.drawingUntil(on.plusDays(1)), on)
                .view(customer.id(), position);
    }

    @QueryHandler
    PackPage handle(ListPacks question) {
        var paging = question.paging();
        var after = after(paging);
        var packs = handle(new FindCredits(question.customer(), null, null, question.now())).packs().stream()
                .filter(pack -> pack.position() > after)
                .limit(paging.rows())
                .toList();
        return paging.cut(packs, pack -> Long.toString(pack.position()), PackPage::new);
    }

    private static long asOf(long asked, long known) {
        if (asked >= 0 && asked <= known) return asked;
        throw Refusal.invalid("asOf", "is " + asked + "; a position from 0 to " + known + " was expected");
    }

    private PricedCustomer customer(String id, long position) {
        return priceBook
                .customer(id, position)
                .orElseThrow(() -> Refusal.unknown("There is no customer account \"" + id + "\"."));
    }

    @QueryHandler
    CreditSchedulePage handle(ListCreditSchedules question) {
        var paging = question.paging();
        var versions = creditBook.versions(after(paging), paging.rows());
        return paging.cut(versions, version -> Integer.toString(version.version()), CreditSchedulePage::new);
    }

    private static long after(Paging paging) {
        if (paging.after() == null) return 0;
        try {
            return Long.parseLong(paging.after());
        } catch (NumberFormatException foreign) {
            throw Paging.foreign(paging.after());
        }
    }
}
