package io.leporello.billing.pricebook;

import io.leporello.account.contract.ContractTerms;
import io.leporello.measure.BillingPeriod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Everything that was ever agreed with one customer, up to a position, each with the position since which it was known; so
 * that what held in any period can be told as it was known at any position before.
 */
public final class PriceHistory {

    private final List<KnownCustomer> customer;
    private final List<KnownContract> contracts;
    private final List<KnownVersion> versions;

    /** Each in the order of positions; the customer is known at least once. */
    PriceHistory(List<KnownCustomer> customer, List<KnownContract> contracts, List<KnownVersion> versions) {
        this.customer = List.copyOf(customer);
        this.contracts = List.copyOf(contracts);
        this.versions = List.copyOf(versions);
    }

    record KnownCustomer(long position, PricedCustomer customer) {}

    record KnownContract(long position, ContractTerms terms) {}

    record KnownVersion(long position, PlanVersion version) {}

    /** The customer as known at the end of this history. */
    public PricedCustomer customer() {
        return customer.get(customer.size() - 1).customer();
    }

    /** Whether anything at all became known after a position. */
    public boolean goesOnAfter(long position) {
        return anyAfter(position, customer, KnownCustomer::position)
                || anyAfter(position, contracts, KnownContract::position)
                || anyAfter(position, versions, KnownVersion::position);
    }

    private static <T> boolean anyAfter(long position, List<T> known, ToLongFunction<T> positionOf) {
        return !known.isEmpty() && positionOf.applyAsLong(known.get(known.size() - 1)) > position;
    }

    /** This history as far as it was known at an earlier position, at which the customer was there. */
    public PriceHistory asOf(long position) {
        return new PriceHistory(
                upTo(position, customer, KnownCustomer::position),
                upTo(position, contracts, KnownContract::position),
                upTo(position, versions, KnownVersion::position));
    }

    private static <T> List<T> upTo(long position, List<T> known, ToLongFunction<T> positionOf) {
        return known.stream()
                .filter(each -> positionOf.applyAsLong(each) <= position)
                .toList();
    }

    /** The parts of a month that a contract covers, in the order of time. */
    public List<AgreedPart> parts(BillingPeriod period) {
        return agreements().partsOf(period);
    }

    /** Who is billed for a month: what the last contract in it says, {@link ContractTerms#CUSTOMER} where there is none. */
    public String billTo(BillingPeriod period) {
        return agreements()
                .contractOn(period.dayAfter().minusDays(1))
                .map(ContractTerms::billTo)
                .orElse(ContractTerms.CUSTOMER);
    }

    private Agreements agreements() {
        return new Agreements(
                latest(contracts.stream().map(KnownContract::terms).toList(), ContractTerms::from),
                latest(
                        versions.stream().map(KnownVersion::version).toList(),
                        version -> new VersionKey(version.plan(), String.valueOf(version.effectiveFrom()))),
                customer().closedFrom());
    }

    /** Of several that say what holds from the same day on, the one known last. */
    private static <T, K> List<T> latest(List<T> known, Function<T, K> key) {
        var byKey = new LinkedHashMap<K, T>();
        known.forEach(each -> byKey.put(key.apply(each), each));
        return new ArrayList<>(byKey.values());
    }

    private record VersionKey(String plan, String effectiveFrom) {}
}
