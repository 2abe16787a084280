package io.leporello.gateway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of the demo's people. Ids are fixed, so that inviting them again changes nothing.
 *
 * @param customer the account the person belongs to; null for people of the platform
 */
record DemoUser(@Nullable String customer, String id, String name, String email, List<String> roles) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> WORKING = Set.of("USER", "ANNOTATOR");

    static List<DemoUser> all() {
        try (var json = Resource.open("users.json")) {
            return List.of(JSON.readValue(json, DemoUser[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether documents are processed for this person. */
    boolean worksFor(String account) {
        return account.equals(customer) && roles.stream().anyMatch(WORKING::contains);
    }

    /** Where the invitation goes. */
    String path() {
        return customer == null ? "/v1/users" : "/v1/customers/" + customer + "/users";
    }

    /** The invitation itself. */
    JsonNode invitation() {
        return JSON.valueToTree(Map.of("id", id, "name", name, "email", email, "roles", roles));
    }
}
