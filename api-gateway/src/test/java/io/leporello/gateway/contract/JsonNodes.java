package io.leporello.gateway.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as tests write it. */
final class JsonNodes {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonNodes() {}

    /**
     * The object as text, with one member replaced by {@code member}, such as {@code "id":"a"}, exactly as it is written
     * there: a number that no parser would keep stays as it is.
     */
    static String changed(String object, String member) {
        var name = member.substring(1, member.indexOf('"', 1));
        var rest = (tools.jackson.databind.node.ObjectNode) JSON.readTree(object);
        rest.remove(name);
        return "{" + member + "," + rest.toString().substring(1);
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }
}
