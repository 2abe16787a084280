package io.leporello.usage.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.matches;

import io.leporello.account.person.Sealed;
import io.leporello.account.user.UserDirectory;
import io.leporello.account.user.UserRegistered;
import io.leporello.event.Origin;
import io.leporello.refusal.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a correction may do to a recorded usage event, and what it may not. */
class UsageRecordTest {

    private static final UsageIdentity IDENTITY = new UsageIdentity("/pipelines/ocr-1", "0f1c");
    private static final UsageFact TWELVE_PAGES = new UsageFact(
            "kunde", "anna", "ocr", "sha256:1", Instant.parse("2026-10-03T08:15:30Z"), 1, 12, new BigDecimal("1.5"));
    private static final UsageChange THIRTEEN_PAGES = new UsageChange(null, null, null, null, 13L, null);

    private final AggregateTestFixture<UsageRecord> usage = fixture();

    /** Where customer kunde has the user bert, and customer andere the user dora. */
    private static AggregateTestFixture<UsageRecord> fixture() {
        var accounts = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        accounts.publish(user("kunde", "bert"), user("andere", "dora"));
        var fixture = new AggregateTestFixture<>(UsageRecord.class);
        fixture.registerInjectableResource(new UserDirectory(accounts));
        return fixture;
    }

    private static GenericDomainEventMessage<UserRegistered> user(String customer, String id) {
        var sealed = new Sealed("1.sealed");
        return new GenericDomainEventMessage<>(
                "User",
                "user/" + id,
                0,
                new UserRegistered(id, customer, List.of("USER"), sealed, sealed, "email/" + id, "INVITATION"));
    }

    @Test
    void a_void_takes_back_what_was_recorded_and_says_why() {
        usage.given(recorded()).when(correct(null)).expectEvents(voided(TWELVE_PAGES));
    }

    @Test
    void a_second_void_is_silent() {
        usage.given(recorded(), voided(TWELVE_PAGES))
                .when(correct(null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_void_takes_back_what_amendments_made_of_it() {
        usage.given(recorded(), amended(TWELVE_PAGES, pages(13)))
                .when(correct(null))
                .expectEvents(voided(pages(13)));
    }

    @Test
    void an_amendment_changes_only_what_it_names() {
        usage.given(recorded()).when(correct(THIRTEEN_PAGES)).expectEvents(amended(TWELVE_PAGES, pages(13)));
    }

    @Test
    void an_amendment_may_change_everything_but_the_customer_and_the_time() {
        var all = new UsageChange("bert", "tables", "sha256:2", 2L, 3L, new BigDecimal("0.250"));
        var after = new UsageFact(
                "kunde", "bert", "tables", "sha256:2", TWELVE_PAGES.usedAt(), 2, 3, new BigDecimal("0.25"));

        usage.given(recorded()).when(correct(all)).expectEvents(amended(TWELVE_PAGES, after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dora", "nobody"})
    void an_amendment_names_a_user_of_the_customer(String user) {
        refused(
                usage.given(recorded()).when(correct(new UsageChange(user, null, null, null, null, null))),
                Refusal.Kind.INVALID,
                "data.user: is \"" + user + "\"; the id of a user of customer \"kunde\" was expected");
    }

    @Test
    void amendments_add_up() {
        var credits = new UsageChange(null, null, null, null, null, new BigDecimal("2"));
        var after =
                new UsageFact("kunde", "anna", "ocr", "sha256:1", TWELVE_PAGES.usedAt(), 1, 13, new BigDecimal("2"));

        usage.given(recorded(), amended(TWELVE_PAGES, pages(13)))
                .when(correct(credits))
                .expectEvents(amended(pages(13), after));
    }

    @Test
    void an_amendment_to_what_is_there_already_is_no_event() {
        var same = new UsageChange("anna", null, null, 1L, 12L, new BigDecimal("1.500"));

        usage.given(recorded())
                .when(correct(same))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_was_voided_cannot_be_amended() {
        refused(
                usage.given(recorded(), voided(TWELVE_PAGES)).when(correct(THIRTEEN_PAGES)),
                Refusal.Kind.CONFLICT,
                "The usage event 0f1c was voided and cannot be amended; record what happened under a new id.");
    }

    @Test
    void a_customer_corrects_its_own_usage() {
        usage.given(recorded())
                .when(new CorrectUsage(IDENTITY, null, "a test run", "kunde"))
                .expectEvents(voided(TWELVE_PAGES));
    }

    @Test
    void the_usage_of_others_sounds_like_usage_that_is_not_there() {
        var byOther = new CorrectUsage(IDENTITY, null, "a test run", "andere");

        var unknown = "No usage event has the source \"/pipelines/ocr-1\" and the id \"0f1c\".";
        refused(usage.given(recorded()).when(byOther), Refusal.Kind.UNKNOWN, unknown);
        refused(fixture().givenNoPriorActivity().when(byOther), Refusal.Kind.UNKNOWN, unknown);
    }

    @Test
    void a_correction_belongs_to_the_history_of_the_customer_whoever_sent_it() {
        var platform = new Origin("key:platform", null, "request-1").asMetaData();

        usage.given(recorded())
                .when(correct(null), platform)
                .expectEventsMatching(exactSequenceOf(matches((EventMessage<?> event) ->
                        "kunde".equals(event.getMetaData().get(Origin.CUSTOMER)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void a_correction_needs_a_reason(String reason) {
        assertThatThrownBy(() -> new CorrectUsage(IDENTITY, null, reason, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("reason")
                .hasMessageContaining("1 to 500 characters");
    }

    @Test
    void a_reason_has_at_most_500_characters() {
        assertThat(new CorrectUsage(IDENTITY, null, "x".repeat(500), null).reason())
                .hasSize(500);
        assertThatThrownBy(() -> new CorrectUsage(IDENTITY, null, "x".repeat(501), null))
                .isInstanceOf(Refusal.class);
    }

    private static void refused(ResultValidator<UsageRecord> result, Refusal.Kind kind, String text) {
        result.expectException(Refusal.class).expectExceptionMessage(text).expectNoEvents();
        result.expectException(matches((Throwable refusal) -> ((Refusal) refusal).kind() == kind));
    }

    private static CorrectUsage correct(@Nullable UsageChange change) {
        return new CorrectUsage(IDENTITY, change, "a test run", null);
    }

    private static UsageFact pages(long pages) {
        return new UsageFact(
                "kunde", "anna", "ocr", "sha256:1", TWELVE_PAGES.usedAt(), 1, pages, new BigDecimal("1.5"));
    }

    private static UsageRecorded recorded() {
        return new UsageRecorded(IDENTITY.source(), IDENTITY.id(), TWELVE_PAGES);
    }

    private static UsageVoided voided(UsageFact before) {
        return new UsageVoided(IDENTITY.source(), IDENTITY.id(), before, "a test run");
    }

    private static UsageAmended amended(UsageFact before, UsageFact after) {
        return new UsageAmended(IDENTITY.source(), IDENTITY.id(), before, after, "a test run");
    }
}
