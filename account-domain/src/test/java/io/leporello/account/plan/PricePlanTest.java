package io.leporello.account.plan;

import static io.leporello.refusal.RefusalMatcher.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leporello.event.Outcome;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricePlanTest {

    private static final PlanTerms FEE_49 = fee("49.00", "EUR");
    private static final PlanTerms FEE_59 = fee("59.00", "EUR");
    private static final PlanTerms FEE_69 = fee("69.00", "EUR");
    private static final LocalDate MAY = LocalDate.parse("2026-05-01");

    private final AggregateTestFixture<PricePlan> plan = new AggregateTestFixture<>(PricePlan.class);

    @Test
    void the_first_version_holds_for_ever() {
        plan.givenNoPriorActivity()
                .when(new PublishPlan("basic", FEE_49, null))
                .expectResultMessagePayload(new Publication(1, Outcome.RECORDED))
                .expectEvents(version(1, null, FEE_49));
    }

    @Test
    void the_first_version_may_begin_on_a_day() {
        plan.givenNoPriorActivity().when(new PublishPlan("basic", FEE_49, MAY)).expectEvents(version(1, MAY, FEE_49));
    }

    @Test
    void the_same_again_adds_nothing_however_its_numbers_are_written() {
        plan.given(version(1, null, FEE_49))
                .when(new PublishPlan("basic", fee("49", "EUR"), null))
                .expectResultMessagePayload(new Publication(1, Outcome.ALREADY_THERE))
                .expectNoEvents();
    }

    @Test
    void a_late_retry_of_the_first_version_adds_nothing() {
        plan.given(version(1, null, FEE_49), version(2, MAY, FEE_59))
                .when(new PublishPlan("basic", FEE_49, null))
                .expectResultMessagePayload(new Publication(1, Outcome.ALREADY_THERE))
                .expectNoEvents();
    }

    @Test
    void other_terms_need_the_day_from_which_they_hold() {
        plan.given(version(1, null, FEE_49))
                .when(new PublishPlan("basic", FEE_59, null))
                .expectNoEvents()
                .expectException(matching(
                        Refusal.Kind.INVALID,
                        "effectiveFrom: is missing; plan basic is there already with other terms, so the day from which"
                                + " these hold was expected"));
    }

    @Test
    void other_terms_from_a_day_are_a_new_version() {
        plan.given(version(1, null, FEE_49))
                .when(new PublishPlan("basic", FEE_59, MAY))
                .expectResultMessagePayload(new Publication(2, Outcome.RECORDED))
                .expectEvents(version(2, MAY, FEE_59));
    }

    @Test
    void other_terms_from_the_same_day_supersede() {
        plan.given(version(1, null, FEE_49), version(2, MAY, FEE_59))
                .when(new PublishPlan("basic", FEE_69, MAY))
                .expectEvents(version(3, MAY, FEE_69));
    }

    @Test
    void terms_that_were_superseded_can_come_back() {
        plan.given(version(1, null, FEE_49), version(2, MAY, FEE_59), version(3, MAY, FEE_69))
                .when(new PublishPlan("basic", FEE_59, MAY))
                .expectEvents(version(4, MAY, FEE_59));
    }

    @Test
    void the_currency_of_a_plan_never_changes() {
        plan.given(version(1, null, FEE_49))
                .when(new PublishPlan("basic", fee("49", "CHF"), MAY))
                .expectNoEvents()
                .expectException(matching(
                        Refusal.Kind.INVALID,
                        "currency: is CHF; plan basic stays in EUR, another currency needs another plan"));
    }

    @Test
    void everything_wrong_with_a_plan_is_said_at_once() {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> new PublishPlan("no spaces", fee("-1", "EURO"), LocalDate.parse("0026-01-01")));
        assertThat(refusal.errors())
                .extracting(FieldError::field)
                .containsExactly("id", "effectiveFrom", "currency", "recurringFee");
    }

    @ParameterizedTest(name = "on {0} the fee is {1}: {2}")
    @CsvSource(textBlock = """
            2026-04-30, 49, the last day of the first version
            2026-05-01, 69, version 3 superseded version 2 on its first day
            2026-08-31, 69, the day before version 4
            2026-09-01, 59, the first day of version 4
            """)
    void each_version_holds_until_the_next_begins(LocalDate day, BigDecimal fee, String because) {
        assertThat(published(
                                version(1, null, FEE_49),
                                version(2, MAY, FEE_59),
                                version(3, MAY, FEE_69),
                                version(4, LocalDate.parse("2026-09-01"), FEE_59))
                        .inForce(day)
                        .map(PlanTerms::recurringFee))
                .as(because)
                .contains(fee);
    }

    @Test
    void a_version_published_late_for_an_early_day_ends_where_the_next_begins() {
        var versions =
                published(version(1, null, FEE_49), version(2, MAY, FEE_59), version(3, MAY.minusMonths(1), FEE_69));
        assertThat(versions.inForce(MAY.minusDays(1))).contains(FEE_69);
        assertThat(versions.inForce(MAY)).contains(FEE_59);
    }

    @Test
    void before_its_first_day_a_plan_has_no_terms() {
        var versions = published(version(1, MAY, FEE_49));
        assertThat(versions.inForce(MAY.minusDays(1))).isEmpty();
        assertThat(versions.firstDay()).isEqualTo(MAY);
    }

    private static PlanVersions published(PricePlanPublished... versions) {
        return Stream.of(versions).reduce(PlanVersions.NONE, PlanVersions::with, (one, other) -> other);
    }

    private static PricePlanPublished version(int version, @Nullable LocalDate from, PlanTerms terms) {
        return new PricePlanPublished("basic", version, from, terms);
    }

    private static PlanTerms fee(String fee, String currency) {
        return new PlanTerms("Basic", currency, new BigDecimal(fee), null, List.of());
    }
}
