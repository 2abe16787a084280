package io.leporello.billing.statement;

import io.leporello.account.plan.ChargeTerms;
import io.leporello.account.plan.TierTerms;
import io.leporello.billing.credit.Metering;
import io.leporello.billing.pricebook.AgreedPart;
import io.leporello.billing.pricebook.PriceBook;
import io.leporello.billing.pricebook.PricedCustomer;
import io.leporello.billing.statement.StandingView.MeterStanding;
import io.leporello.billing.statement.StandingView.Tier;
import io.leporello.measure.BillingPeriod;
import io.leporello.measure.Meter;
import io.leporello.measure.Quantity;
import io.leporello.measure.Usage;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Finds the tier that a customer's running month is in. */
@Component
final class Standings {

    private final PriceBook priceBook;
    private final Metering metering;

    Standings(PriceBook priceBook, Metering metering) {
        this.priceBook = priceBook;
        this.metering = metering;
    }

    @QueryHandler
    Optional<StandingView> handle(FindStanding question) {
        return priceBook.customer(question.customer(), Long.MAX_VALUE).flatMap(customer -> {
            var today = question.now().atZone(customer.zone()).toLocalDate();
            var period = new BillingPeriod(YearMonth.from(today), customer.zone());
            return priceBook.parts(List.of(customer), period.month()).getOrDefault(customer.id(), List.of()).stream()
                    .filter(part -> !today.isBefore(part.from()) && today.isBefore(part.to()))
                    .findFirst()
                    .map(part -> standing(customer, part));
        });
    }

    private StandingView standing(PricedCustomer customer, AgreedPart part) {
        var used = metering.now(customer, Long.MAX_VALUE).within(part.from(), part.to());
        var meters = part.terms().charges().stream()
                .filter(charge -> !charge.tiers().isEmpty())
                .map(charge -> standing(charge, used))
                .toList();
        return new StandingView(
                part.terms().currency(), part.plan(), part.terms().name(), meters);
    }

    private static MeterStanding standing(ChargeTerms charge, Usage used) {
        var meter = Meter.find(charge.meter()).orElseThrow();
        var free = charge.freeUnits() == null ? Quantity.ZERO : new Quantity(charge.freeUnits());
        return new MeterStanding(
                meter,
                charge.model(),
                used.of(meter),
                free,
                charge.tiers().stream().map(Standings::tier).toList());
    }

    private static Tier tier(TierTerms terms) {
        return new Tier(terms.upTo() == null ? null : new Quantity(terms.upTo()), terms.unitPrice());
    }
}
