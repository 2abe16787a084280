package io.leporello.account.customer;

import static io.leporello.refusal.RefusalMatcher.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leporello.event.Outcome;
import io.leporello.refusal.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final CustomerDetails ACME = CustomerDetails.named("Acme GmbH");
    private static final CustomerRegistered ACME_REGISTERED = new CustomerRegistered("acme", ACME);
    private static final LocalDate NOVEMBER = LocalDate.parse("2026-11-01");
    private static final CustomerClosed CLOSED_IN_NOVEMBER =
            new CustomerClosed("acme", NOVEMBER, Instant.parse("2026-10-31T23:00:00Z"));

    private final AggregateTestFixture<Customer> customer = new AggregateTestFixture<>(Customer.class);
    private final Set<String> underContract = new HashSet<>();
    private final EventStore others = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @BeforeEach
    void surroundings() {
        customer.registerInjectableResource(new Commitments(List.of(underContract::contains)));
        customer.registerInjectableResource(new CustomerDirectory(others));
    }

    @Test
    void registering_makes_a_customer() {
        customer.givenNoPriorActivity()
                .when(new RegisterCustomer("acme", ACME))
                .expectResultMessagePayload(Outcome.RECORDED)
                .expectEvents(ACME_REGISTERED);
    }

    @Test
    void registering_the_same_again_adds_nothing() {
        customer.given(ACME_REGISTERED)
                .when(new RegisterCustomer("acme", ACME))
                .expectResultMessagePayload(Outcome.ALREADY_THERE)
                .expectNoEvents();
    }

    @Test
    void a_late_retry_does_not_contradict_a_change_made_since() {
        customer.given(ACME_REGISTERED, new CustomerChanged("acme", CustomerDetails.named("Acme SE")))
                .when(new RegisterCustomer("acme", ACME))
                .expectResultMessagePayload(Outcome.ALREADY_THERE)
                .expectNoEvents();
    }

    @Test
    void registering_other_details_under_a_known_id_says_what_differs() {
        refused(
                customer.given(ACME_REGISTERED).when(new RegisterCustomer("acme", CustomerDetails.named("Other"))),
                Refusal.Kind.CONFLICT,
                "Customer acme is there already with other details: name is \"Acme GmbH\", not \"Other\".");
    }

    @Test
    void a_reseller_must_be_a_customer() {
        refused(
                customer.givenNoPriorActivity().when(new RegisterCustomer("acme", withReseller("nobody"))),
                Refusal.Kind.INVALID,
                "reseller: is \"nobody\"; the id of a registered customer was expected");
    }

    @Test
    void a_reseller_that_is_there_may_have_customers() {
        others.publish(new GenericDomainEventMessage<>(
                "Customer",
                Customer.identifier("reseller"),
                0,
                new CustomerRegistered("reseller", CustomerDetails.named("Reseller"))));
        customer.givenNoPriorActivity()
                .when(new RegisterCustomer("acme", withReseller("reseller")))
                .expectEvents(new CustomerRegistered("acme", withReseller("reseller")));
    }

    @Test
    void nobody_is_their_own_reseller() {
        refused(
                customer.givenNoPriorActivity().when(new RegisterCustomer("acme", withReseller("acme"))),
                Refusal.Kind.INVALID,
                "reseller: is \"acme\"; the id of a registered customer was expected");
    }

    @Test
    void a_change_touches_only_what_is_given() {
        customer.given(ACME_REGISTERED)
                .when(new ChangeCustomer("acme", changes().city("Wien").build()))
                .expectResultMessagePayload(Outcome.RECORDED)
                .expectEvents(new CustomerChanged("acme", inCity("Wien")));
    }

    @Test
    void an_empty_text_takes_an_optional_part_away() {
        customer.given(new CustomerRegistered("acme", inCity("Wien")))
                .when(new ChangeCustomer("acme", changes().city("").build()))
                .expectEvents(new CustomerChanged("acme", ACME));
    }

    @Test
    void a_change_to_what_is_there_adds_nothing() {
        customer.given(ACME_REGISTERED)
                .when(new ChangeCustomer("acme", changes().name(" Acme GmbH ").build()))
                .expectResultMessagePayload(Outcome.ALREADY_THERE)
                .expectNoEvents();
    }

    @Test
    void a_change_is_checked_like_a_registration() {
        refused(
                customer.given(ACME_REGISTERED)
                        .when(new ChangeCustomer("acme", changes().name("").build())),
                Refusal.Kind.INVALID,
                "name: is missing; a text was expected");
    }

    @Test
    void a_customer_stays_with_its_reseller() {
        refused(
                customer.given(ACME_REGISTERED)
                        .when(new ChangeCustomer(
                                "acme", changes().reseller("other").build())),
                Refusal.Kind.INVALID,
                "reseller: is \"other\"; a customer stays with the reseller that it was registered with, here absent");
    }

    @Test
    void the_currency_changes_as_long_as_nothing_was_agreed() {
        customer.given(ACME_REGISTERED)
                .when(new ChangeCustomer("acme", changes().currency("CHF").build()))
                .expectResultMessagePayload(Outcome.RECORDED);
    }

    @Test
    void the_currency_stays_once_a_contract_was_agreed() {
        underContract.add("acme");
        refused(
                customer.given(ACME_REGISTERED)
                        .when(new ChangeCustomer(
                                "acme", changes().currency("CHF").build())),
                Refusal.Kind.CONFLICT,
                "The currency of customer acme stays EUR, because a contract was agreed or credits were bought in it; CHF"
                        + " needs another customer account.");
    }

    @Test
    void a_customer_under_contract_may_still_move() {
        underContract.add("acme");
        customer.given(ACME_REGISTERED)
                .when(new ChangeCustomer("acme", changes().city("Wien").build()))
                .expectResultMessagePayload(Outcome.RECORDED);
    }

    @Test
    void who_was_never_registered_is_neither_changed_nor_closed() {
        var unknown = "There is no customer \"acme\".";
        refused(
                customer.givenNoPriorActivity()
                        .when(new ChangeCustomer("acme", changes().city("Wien").build())),
                Refusal.Kind.UNKNOWN,
                unknown);
        refused(
                customer.givenNoPriorActivity().when(close("2026-11-01", "2026-10-05T10:00:00Z")),
                Refusal.Kind.UNKNOWN,
                unknown);
    }

    @Test
    void closing_begins_with_the_first_instant_of_the_day_in_the_customers_zone() {
        customer.given(ACME_REGISTERED)
                .when(close("2026-11-01", "2026-10-05T10:00:00Z"))
                .expectResultMessagePayload(Outcome.RECORDED)
                .expectEvents(CLOSED_IN_NOVEMBER);
    }

    @Test
    void closing_without_a_day_means_today_where_the_customer_is() {
        customer.given(ACME_REGISTERED)
                .when(close(null, "2026-10-31T23:30:00Z"))
                .expectEvents(CLOSED_IN_NOVEMBER);
    }

    @Test
    void closing_twice_for_the_same_day_adds_nothing() {
        customer.given(ACME_REGISTERED, CLOSED_IN_NOVEMBER)
                .when(close("2026-11-01", "2027-01-01T10:00:00Z"))
                .expectResultMessagePayload(Outcome.ALREADY_THERE)
                .expectNoEvents();
    }

    @Test
    void closing_a_closed_customer_without_a_day_adds_nothing() {
        customer.given(ACME_REGISTERED, CLOSED_IN_NOVEMBER)
                .when(close(null, "2026-10-05T10:00:00Z"))
                .expectResultMessagePayload(Outcome.ALREADY_THERE)
                .expectNoEvents();
    }

    @Test
    void a_closing_moves_up_to_the_last_instant_before_its_day() {
        customer.given(ACME_REGISTERED, CLOSED_IN_NOVEMBER)
                .when(close("2026-12-01", "2026-10-31T22:59:59.999Z"))
                .expectEvents(new CustomerClosed(
                        "acme", LocalDate.parse("2026-12-01"), Instant.parse("2026-11-30T23:00:00Z")));
    }

    @Test
    void a_closing_that_has_begun_is_not_moved() {
        refused(
                customer.given(ACME_REGISTERED, CLOSED_IN_NOVEMBER).when(close("2026-12-01", "2026-10-31T23:00:00Z")),
                Refusal.Kind.CONFLICT,
                "Customer acme is closed since 2026-11-01; a closing that has begun is not moved.");
    }

    @Test
    void a_day_that_no_calendar_holds_is_refused() {
        var refusal = catchThrowableOfType(Refusal.class, () -> close("+10000-01-01", "2026-10-05T10:00:00Z"));
        assertThat(refusal).hasMessage("from: is +10000-01-01; a day from 1900-01-01 to 9999-12-31 was expected");
    }

    private static void refused(ResultValidator<Customer> result, Refusal.Kind kind, String message) {
        result.expectNoEvents().expectException(matching(kind, message));
    }

    private static CloseCustomer close(@Nullable String from, String now) {
        return new CloseCustomer("acme", from == null ? null : LocalDate.parse(from), Instant.parse(now));
    }

    private static CustomerDetails inCity(String city) {
        return changes().city(city).build().appliedTo(ACME);
    }

    private static CustomerDetails withReseller(String reseller) {
        return changes().reseller(reseller).build().appliedTo(ACME);
    }

    private static ChangesBuilder changes() {
        return new ChangesBuilder();
    }

    private static final class ChangesBuilder {
        private @Nullable String name;
        private @Nullable String city;
        private @Nullable String currency;
        private @Nullable String reseller;

        ChangesBuilder name(String value) {
            name = value;
            return this;
        }

        ChangesBuilder city(String value) {
            city = value;
            return this;
        }

        ChangesBuilder currency(String value) {
            currency = value;
            return this;
        }

        ChangesBuilder reseller(String value) {
            reseller = value;
            return this;
        }

        CustomerChanges build() {
            var address = city == null ? null : new CustomerChanges.AddressChanges(null, null, city, null);
            return new CustomerChanges(name, null, address, null, null, currency, null, null, reseller, null);
        }
    }
}
