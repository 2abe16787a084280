package io.leporello.account.creditschedule;

import static io.leporello.refusal.RefusalMatcher.matching;
import static org.assertj.core.api.Assertions.assertThat;

import io.leporello.event.EventJson;
import io.leporello.event.Outcome;
import io.leporello.measure.Quantity;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditScheduleTest {

    private static final LocalDate MAY = LocalDate.parse("2026-05-01");
    private static final ScheduleTerms ONE = terms("""
            {"products":[{"product":"ocr","perPage":"0.5"},{"product":"tables","perDocument":"2","perPage":"1"}]}""");
    private static final ScheduleTerms OTHER = terms("{\"default\":{\"perDocument\":\"3\"}}");

    private final AggregateTestFixture<CreditSchedule> schedule = new AggregateTestFixture<>(CreditSchedule.class);

    @Test
    void the_first_version_may_hold_for_ever() {
        schedule.givenNoPriorActivity()
                .when(new PublishCreditSchedule(ONE, null))
                .expectResultMessagePayload(new SchedulePublication(1, Outcome.RECORDED))
                .expectEvents(version(1, null, ONE));
    }

    @Test
    void the_same_again_is_already_there_however_it_is_written() {
        schedule.given(version(1, null, ONE), version(2, MAY, OTHER))
                .when(new PublishCreditSchedule(terms("""
                        {"products":[{"product":"ocr","perDocument":"0.0","perPage":"0.50"},
                                     {"product":"tables","perDocument":2,"perPage":"1"}],"default":null}"""), null))
                .expectResultMessagePayload(new SchedulePublication(1, Outcome.ALREADY_THERE))
                .expectNoEvents();
    }

    @Test
    void other_terms_need_the_day_from_which_they_hold() {
        schedule.given(version(1, null, ONE))
                .when(new PublishCreditSchedule(OTHER, null))
                .expectNoEvents()
                .expectException(matching(
                        Refusal.Kind.INVALID,
                        "effectiveFrom: is missing; a credit schedule is there already with other terms, so the day from"
                                + " which these hold was expected"));
    }

    @Test
    void other_terms_for_the_same_day_take_its_place_and_those_before_can_come_back() {
        schedule.given(version(1, MAY, ONE), version(2, MAY, OTHER))
                .when(new PublishCreditSchedule(ONE, MAY))
                .expectResultMessagePayload(new SchedulePublication(3, Outcome.RECORDED))
                .expectEvents(version(3, MAY, ONE));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(terms("""
                        {"products":[{"product":"ocr","perPage":"-1"},null,{"perDocument":"1"},{"product":"ocr"}],
                         "default":{"perDocument":"-0.5"}}""").faults())
                .containsExactly(
                        new FieldError("products[0].perPage", "is -1; 0 or more was expected"),
                        new FieldError("products[1]", "is null; an object was expected"),
                        new FieldError("products[2].product", "is missing; a text was expected"),
                        new FieldError(
                                "products[3].product", "is \"ocr\" a second time; each product once was expected"),
                        new FieldError("default.perDocument", "is -0.5; 0 or more was expected"));
    }

    @ParameterizedTest(name = "{0} after version {1} began: {2} documents and {3} pages are {4} credits, {5}")
    @CsvSource(textBlock = """
            ocr,    0, 1,  10,  0,    before the first version
            ocr,    1, 1,  10,  5,    by the page
            tables, 1, 2,  10,  14,   by both
            tables, 1, -2, -10, -14,  taken back
            other,  1, 1,  10,  0,    not listed and no default
            ,       1, 1,  10,  0,    no product named
            ocr,    2, 2,  10,  6,    the default stands for all
            ,       2, 2,  10,  6,    also for none named
            """)
    void usage_counts_what_its_product_has_in_the_version_of_its_day(
            @Nullable String product, int started, long documents, long pages, Quantity credits, String because) {
        var rates = new CreditRates(List.of(
                new CreditRates.Since(Instant.parse("2026-01-01T00:00:00Z"), ONE),
                new CreditRates.Since(Instant.parse("2026-05-01T00:00:00Z"), OTHER)));
        assertThat(rates.creditsOf(started, product, Quantity.of(documents), Quantity.of(pages)))
                .as(because)
                .isEqualTo(credits);
    }

    private static CreditSchedulePublished version(int version, @Nullable LocalDate from, ScheduleTerms terms) {
        return new CreditSchedulePublished(version, from, terms);
    }

    private static ScheduleTerms terms(String json) {
        return EventJson.mapper().readValue(json, ScheduleTerms.class);
    }
}
