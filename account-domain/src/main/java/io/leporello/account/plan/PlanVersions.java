package io.leporello.account.plan;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one plan. Those still standing are the latest of each day; each holds from its day until the next one's:
 *
 * <pre>
 *   v1 for ever ──────────┬─ v2 from 1 May ────┬─ v4 from 1 September ──
 *                         │  (v3 superseded v2 │  would stand here instead)
 * </pre>
 */
public record PlanVersions(List<PricePlanPublished> published) {

    static final PlanVersions NONE = new PlanVersions(List.of());

    PlanVersions with(PricePlanPublished version) {
        return new PlanVersions(
                Stream.concat(published.stream(), Stream.of(version)).toList());
    }

    int count() {
        return published.size();
    }

    /** Null before the first version. */
    public @Nullable String currency() {
        return published.isEmpty() ? null : published.get(0).terms().currency();
    }

    /** The terms that hold on this day; empty before the first version's. */
    public Optional<PlanTerms> inForce(LocalDate day) {
        return published.stream()
                .filter(version -> !start(version).isAfter(day))
                .max(Comparator.comparing(PlanVersions::start).thenComparing(PricePlanPublished::version))
                .map(PricePlanPublished::terms);
    }

    /** The first day on which any version holds; {@link LocalDate#MIN} when one holds for ever. */
    public LocalDate firstDay() {
        return published.stream()
                .map(PlanVersions::start)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    /** A version with these terms that no later one superseded; of whichever day when it is null. */
    Optional<PricePlanPublished> standing(PlanTerms terms, @Nullable LocalDate day) {
        return published.stream()
                .filter(version -> version.terms().equals(terms))
                .filter(version -> day == null || day.equals(version.effectiveFrom()))
                .filter(version -> !superseded(version))
                .findFirst();
    }

    boolean superseded(PricePlanPublished version) {
        return published.stream()
                .anyMatch(other -> other.version() > version.version()
                        && Objects.equals(other.effectiveFrom(), version.effectiveFrom()));
    }

    private static LocalDate start(PricePlanPublished version) {
        return Objects.requireNonNullElse(version.effectiveFrom(), LocalDate.MIN);
    }
}
