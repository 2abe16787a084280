package io.leporello.gateway.benchmark;

import io.leporello.account.customer.CustomerDetails;
import io.leporello.account.customer.CustomerRegistered;
import io.leporello.account.email.EmailClaimed;
import io.leporello.account.email.EmailFingerprint;
import io.leporello.account.person.MasterKey;
import io.leporello.account.person.Sealed;
import io.leporello.account.person.TestPersons;
import io.leporello.account.user.ManagerJoined;
import io.leporello.account.user.UserRegistered;
import io.leporello.event.Origin;
import io.leporello.usage.store.FirstEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Customers with five users each, the first of them their manager, as invitations would have made them. They go through the
 * event store's own append, and past everything that only a person's invitation needs: links and mails.
 */
final class Accounts {

    static final int USERS_OF_CUSTOMER = 5;

    /** With their users' events, what a large batch of usage has. */
    private static final int CUSTOMERS_AT_ONCE = 500;

    private final EventStorageEngine events;
    private final JdbcClient database;
    private final EmailFingerprint fingerprints;
    private final TestPersons persons;

    /** @param server on whose data they are */
    Accounts(ApplicationContext server) {
        this.events = (EventStorageEngine) server.getBean(FirstEvents.class);
        this.database = server.getBean(JdbcClient.class);
        this.fingerprints = server.getBean(EmailFingerprint.class);
        this.persons = new TestPersons(server.getBean(MasterKey.class));
    }

    static String customerId(int number) {
        return new UUID(1, number).toString();
    }

    static String userId(int number) {
        return new UUID(2, number).toString();
    }

    /** Different for each number; every twentieth is a Meier. */
    static String userName(int number) {
        return "Maximiliane " + (number % 20 == 0 ? "Meier" : "Person") + code(number);
    }

    /** Different for each number; every tenth is a bakery. */
    static String customerName(int number) {
        return (number % 10 == 0 ? "Bäckerei " : "Papierhandel ") + code(number) + " GmbH";
    }

    private static String code(int number) {
        return Integer.toString(number * 7 + 13, 36);
    }

    /** @param reseller whose they are; null for direct customers */
    void make(int customers, @Nullable String reseller) {
        for (var from = 0; from < customers; from += CUSTOMERS_AT_ONCE)
            append(from, Math.min(from + CUSTOMERS_AT_ONCE, customers), reseller);
    }

    private void append(int from, int end, @Nullable String reseller) {
        var sealed = IntStream.range(from * USERS_OF_CUSTOMER, end * USERS_OF_CUSTOMER)
                .parallel()
                .mapToObj(number -> persons.sealed(userId(number), userName(number), email(number)))
                .toList();
        database.sql("insert into account.person_key (user_id, wrapped) select * from unnest(:users, :wrapped)")
                .param("users", column(sealed, 0))
                .param("wrapped", column(sealed, 1))
                .update();
        var batch = new ArrayList<DomainEventMessage<?>>();
        for (var number = from; number < end; number++) addCustomer(batch, number, reseller);
        for (var index = 0; index < sealed.size(); index++)
            addUser(batch, from * USERS_OF_CUSTOMER + index, sealed.get(index));
        events.appendEvents(batch);
    }

    private static SqlArrayValue column(List<List<String>> rows, int column) {
        return new SqlArrayValue(
                "text", rows.stream().map(row -> row.get(column)).toArray());
    }

    private static void addCustomer(List<DomainEventMessage<?>> batch, int number, @Nullable String reseller) {
        var id = customerId(number);
        batch.add(event(
                "Customer", "customer/" + id, id, new CustomerRegistered(id, details(customerName(number), reseller))));
    }

    @SuppressWarnings("NullAway") // The constructor puts the defaults in.
    private static CustomerDetails details(String name, @Nullable String reseller) {
        return new CustomerDetails(name, null, null, null, null, null, null, null, reseller, null);
    }

    private void addUser(List<DomainEventMessage<?>> batch, int number, List<String> sealed) {
        var id = userId(number);
        var customer = customerId(number / USERS_OF_CUSTOMER);
        var manages = number % USERS_OF_CUSTOMER == 0;
        var claim = fingerprints.of(email(number));
        var registered = new UserRegistered(
                id,
                customer,
                List.of(manages ? "MANAGER" : "USER"),
                new Sealed(sealed.get(2)),
                new Sealed(sealed.get(3)),
                claim,
                "INVITATION");
        batch.add(event("User", "user/" + id, customer, registered));
        batch.add(event("EmailClaim", claim, customer, new EmailClaimed(claim, id)));
        if (manages) batch.add(event("Members", "members/" + customer, customer, new ManagerJoined(customer, id)));
    }

    private static String email(int number) {
        return userName(number).replace(' ', '.') + "@example.com";
    }

    private static DomainEventMessage<?> event(String type, String aggregate, String customer, Object payload) {
        return new GenericDomainEventMessage<>(
                type, aggregate, 0, payload, new Origin(Origin.SYSTEM, customer, "benchmark").asMetaData());
    }
}
