package io.leporello.gateway.description;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Holds what is shown against what is described: a value has no part that its schema lacks, and all are of their type. */
public record Shape(JsonNode api) {

    /** What is wrong with the examples of all answers in JSON, the missing ones too. */
    public List<String> faultsOfAnswers() {
        var faults = new ArrayList<String>();
        for (var path : api.path("paths").properties())
            for (var call : path.getValue().properties())
                for (var answer : call.getValue().path("responses").properties()) {
                    var json = answer.getValue().at("/content/application~1json");
                    if (answer.getKey().startsWith("2") && !json.isMissingNode())
                        faults.addAll(faultsOfExample(call.getKey() + " " + path.getKey(), json));
                }
        return faults;
    }

    private List<String> faultsOfExample(String call, JsonNode json) {
        return json.has("example")
                ? faults(call, json.path("schema"), json.path("example"))
                : List.of(call + " has no example of its answer");
    }

    private List<String> faults(String at, JsonNode schema, JsonNode value) {
        if (schema.has("$ref"))
            return faults(at, api.at(schema.path("$ref").asString().substring(1)), value);
        if (schema.has("oneOf")) return faultsOfTheBest(at, schema.path("oneOf"), value);
        if (value.isNull()) return List.of();
        if (schema.has("properties")) return faultsOfObject(at, schema.path("properties"), value);
        if (schema.has("items")) return faultsOfArray(at, schema.path("items"), value);
        return types(schema).noneMatch(type -> is(type, value))
                ? List.of(at + " is " + value + ", not of the type " + schema.path("type"))
                : List.of();
    }

    private List<String> faultsOfTheBest(String at, JsonNode schemas, JsonNode value) {
        return StreamSupport.stream(schemas.spliterator(), false)
                .map(schema -> faults(at, schema, value))
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .orElseThrow();
    }

    private List<String> faultsOfObject(String at, JsonNode properties, JsonNode value) {
        if (!value.isObject()) return List.of(at + " is " + value + ", not an object");
        var faults = new ArrayList<String>();
        for (var part : value.properties()) {
            var name = at + "." + part.getKey();
            if (properties.has(part.getKey()))
                faults.addAll(faults(name, properties.path(part.getKey()), part.getValue()));
            else faults.add(name + " is not described");
        }
        return faults;
    }

    private List<String> faultsOfArray(String at, JsonNode items, JsonNode value) {
        if (!value.isArray()) return List.of(at + " is " + value + ", not an array");
        var faults = new ArrayList<String>();
        for (var item : value) faults.addAll(faults(at + "[]", items, item));
        return faults;
    }

    private static Stream<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false).map(JsonNode::asString)
                : Stream.of(type.asString());
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isContainer();
        };
    }
}
