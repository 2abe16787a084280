package io.leporello.gateway.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One of the demo's customers, with what is sent to the ledger to set it up. All ids are fixed, so that setting it up
 * again changes nothing.
 *
 * @param firstDigits the documents whose sha256 begins with one of these digits are this customer's
 * @param pays        the price plan in a few words
 * @param customer    body of {@code POST /v1/customers}
 * @param plan        body of {@code POST /v1/price-plans}
 * @param contract    body of {@code PUT /v1/customers/{id}/contract}
 */
record DemoCustomer(String firstDigits, String pays, JsonNode customer, JsonNode plan, JsonNode contract) {

    static List<DemoCustomer> all() {
        try (var json = Resource.open("customers.json")) {
            return List.of(JsonMapper.builder().build().readValue(json, DemoCustomer[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The account through which two of them buy, as it is sent to the ledger. */
    static JsonNode reseller() {
        try (var json = Resource.open("reseller.json")) {
            return JsonMapper.builder().build().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return customer.path("id").asString();
    }

    String name() {
        return name(customer);
    }

    static String name(JsonNode customer) {
        return customer.path("legalName").asString();
    }

    /** Whether it buys through the reseller, not directly. */
    boolean resold() {
        return customer.has("reseller");
    }

    boolean owns(Document document) {
        return firstDigits.indexOf(document.sha256().charAt(0)) >= 0;
    }
}
