package io.leporello.account.apikey;

import static io.leporello.refusal.RefusalMatcher.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.leporello.account.customer.CustomerDirectory;
import io.leporello.account.customer.Customers;
import io.leporello.event.Outcome;
import io.leporello.refusal.FieldError;
import io.leporello.refusal.Refusal;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyTest {

    private static final String HASH = KeyHash.of("secret");

    private final AggregateTestFixture<ApiKey> key = new AggregateTestFixture<>(ApiKey.class);
    private final Customers customers = mock(Customers.class);

    @BeforeEach
    void others() {
        key.registerInjectableResource(customers);
    }

    @Test
    void creating_keeps_the_hash_and_what_the_key_may_do() {
        key.givenNoPriorActivity()
                .when(create(List.of("usage:write", "usage:read", "usage:read"), "acme", null))
                .expectResultMessagePayload(Outcome.RECORDED)
                .expectEvents(created(List.of("usage:read", "usage:write"), "acme", null));
    }

    @Test
    void the_same_key_again_adds_nothing() {
        key.given(created(List.of("usage:read"), null, null))
                .when(create(List.of("usage:read"), null, null))
                .expectResultMessagePayload(Outcome.ALREADY_THERE)
                .expectNoEvents();
    }

    @Test
    void a_known_id_for_another_use_is_a_conflict() {
        key.given(created(List.of("usage:read"), null, null))
                .when(create(List.of("usage:write"), null, null))
                .expectNoEvents()
                .expectException(matching(Refusal.Kind.CONFLICT, "API key k1 is there already, for another use."));
    }

    @Test
    void a_key_is_for_a_customer_that_is_there() {
        when(customers.existing(any())).thenThrow(CustomerDirectory.unknown("nobody"));
        key.givenNoPriorActivity()
                .when(create(List.of("usage:write"), "nobody", null))
                .expectNoEvents()
                .expectException(matching(Refusal.Kind.UNKNOWN, "There is no customer \"nobody\"."));
    }

    @Test
    void revoking_takes_a_key_back_once() {
        key.given(created(List.of("usage:read"), "acme", null))
                .when(new RevokeApiKey("k1", "acme"))
                .expectResultMessagePayload(Outcome.RECORDED)
                .expectEvents(new ApiKeyRevoked("k1", "acme"));
        key.given(created(List.of("usage:read"), "acme", null), new ApiKeyRevoked("k1", "acme"))
                .when(new RevokeApiKey("k1", "acme"))
                .expectResultMessagePayload(Outcome.ALREADY_THERE)
                .expectNoEvents();
    }

    @Test
    void a_key_of_someone_else_is_unknown() {
        var unknown = matching(Refusal.Kind.UNKNOWN, "There is no API key \"k1\".");
        var created = created(List.of("usage:read"), "acme", null);
        key.given(created)
                .when(new RevokeApiKey("k1", "other"))
                .expectNoEvents()
                .expectException(unknown);
        key.given(created).when(new RevokeApiKey("k1", null)).expectNoEvents().expectException(unknown);
        key.givenNoPriorActivity()
                .when(new RevokeApiKey("k1", null))
                .expectNoEvents()
                .expectException(unknown);
    }

    @Test
    void a_key_with_a_role_needs_neither_scopes_nor_a_name() {
        var command = new CreateApiKey("k1", "", List.of(), null, "AUDITOR", HASH);
        assertThat(command.name()).isEqualTo("AUDITOR");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
        usage:all | acme |          | scopes: hold "usage:all"; only usage:write, usage:read, billing:read, billing:write, accounts:read, accounts:write, history:read were expected
                  | acme |          | scopes: are missing; at least one of usage:write, usage:read, billing:read, billing:write, accounts:read, accounts:write, history:read was expected
                  |      | MANAGER  | role: is "MANAGER"; one of AUDITOR, OPERATOR was expected
                  | acme | OPERATOR | role: is "OPERATOR"; a key of one customer has scopes, but no role
        """)
    void wrong_rights_hear_what_would_be_right(
            @Nullable String scope, @Nullable String customer, @Nullable String role, String message) {
        var scopes = scope == null ? List.<String>of() : List.of(scope);
        assertThat(catchThrowableOfType(Refusal.class, () -> create(scopes, customer, role)))
                .hasMessage(message);
    }

    @Test
    void everything_wrong_is_said_at_once_and_the_hash_is_not_shown() {
        var refusal = catchThrowableOfType(
                Refusal.class, () -> new CreateApiKey("a_b", "", List.of(), null, null, "the secret itself"));
        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("id", "name", "scopes", "hash");
        assertThat(refusal.errors()).extracting(FieldError::message).noneMatch(message -> message.contains("secret"));
    }

    @Test
    void only_its_secret_opens_a_key() {
        var facts = new ApiKeyFacts("k1", Set.of(), null, null, HASH);
        assertThat(facts.opensWith("secret")).isTrue();
        assertThat(facts.opensWith("Secret")).isFalse();
        assertThat(HASH).isEqualTo("2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b");
    }

    private static CreateApiKey create(List<String> scopes, @Nullable String customer, @Nullable String role) {
        return new CreateApiKey("k1", "Pipeline", scopes, customer, role, HASH);
    }

    private static ApiKeyCreated created(List<String> scopes, @Nullable String customer, @Nullable String role) {
        return new ApiKeyCreated("k1", "Pipeline", scopes, customer, role, HASH);
    }
}
