package io.leporello.billing.pricebook;

import io.leporello.account.contract.ContractTerms;
import io.leporello.measure.BillingPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything agreed with one customer, as it was known at one position.
 *
 * <pre>
 *   contracts     |---- A ----------|---- B ------------
 *   plan of B               |-- v1 --------|-- v2 ------
 *   period              [........................)
 *   parts               |---- A ----| B, v1 | B, v2 |
 * </pre>
 *
 * @param contracts one for each first day
 * @param versions  of all plans that a contract names, one for each plan and first day
 */
record Agreements(
        List<ContractTerms> contracts,
        List<PlanVersion> versions,
        @Nullable LocalDate closedFrom) {

    /** The parts of a period that a contract covers, in the order of time. */
    List<AgreedPart> partsOf(BillingPeriod period) {
        var end = closedFrom == null || closedFrom.isAfter(period.dayAfter()) ? period.dayAfter() : closedFrom;
        var parts = new ArrayList<AgreedPart>();
        var days = List.copyOf(changesWithin(period.firstDay(), end));
        for (var index = 0; index + 1 < days.size(); index++)
            part(days.get(index), days.get(index + 1)).ifPresent(part -> join(parts, part));
        return parts;
    }

    /** The days on which something may change, with both ends; nothing when the period is empty. */
    private TreeSet<LocalDate> changesWithin(LocalDate first, LocalDate end) {
        var days = new TreeSet<LocalDate>();
        if (!first.isBefore(end)) return days;
        days.add(first);
        days.add(end);
        Stream.concat(
                        contracts.stream().map(ContractTerms::from),
                        versions.stream().map(PlanVersion::effectiveFrom).filter(Objects::nonNull))
                .filter(day -> day.isAfter(first) && day.isBefore(end))
                .forEach(days::add);
        return days;
    }

    private Optional<AgreedPart> part(LocalDate from, LocalDate to) {
        return contractOn(from)
                .flatMap(contract -> versionOn(contract.plan(), from)
                        .map(version -> new AgreedPart(
                                from,
                                to,
                                contract.plan(),
                                version.version(),
                                contract.appliedTo(version.terms()),
                                contract.discountPercent())));
    }

    Optional<ContractTerms> contractOn(LocalDate day) {
        return contracts.stream()
                .filter(contract -> !contract.from().isAfter(day))
                .max(Comparator.comparing(ContractTerms::from));
    }

    /** Before its first version a plan has that version's prices: what was used must not go unbilled. */
    private Optional<PlanVersion> versionOn(String plan, LocalDate day) {
        var ofPlan = versions.stream()
                .filter(version -> version.plan().equals(plan))
                .sorted(Comparator.comparing(
                        PlanVersion::effectiveFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        return ofPlan.stream()
                .filter(version -> version.holdsOn(day))
                .reduce((earlier, later) -> later)
                .or(() -> ofPlan.stream().findFirst());
    }

    private static void join(List<AgreedPart> parts, AgreedPart next) {
        var last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last != null && last.continuesIn(next)) parts.set(parts.size() - 1, last.until(next.to()));
        else parts.add(next);
    }
}
