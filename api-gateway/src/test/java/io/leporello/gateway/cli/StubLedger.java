package io.leporello.gateway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of the ledger's HTTP interface as the commands use. An event whose {@code pages} is below 0 is rejected as
 * {@code invalid}; the same identity again is a duplicate. It can be told to answer its next requests badly.
 */
final class StubLedger implements AutoCloseable {

    private record Trouble(int status, @Nullable String retryAfter, String body) {}

    static final String KEY = "the-key";

    /** Of everybody who is let in. */
    static final String PASSWORD = "the-password";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Queue<Trouble> troubles = new ArrayDeque<>();
    private final Map<String, JsonNode> events = new LinkedHashMap<>();
    private final List<String> setUp = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();
    private final Map<String, JsonNode> users = new LinkedHashMap<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> invoiced = new ArrayList<>();
    private String password = PASSWORD;
    private int requests;
    private int forgottenPages;
    private @Nullable String unreadableText;

    StubLedger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request is answered with this status. */
    synchronized StubLedger failOnce(int status, @Nullable String retryAfter) {
        troubles.add(new Trouble(status, retryAfter, "{\"title\":\"Not now\",\"detail\":\"The stub was told so\"}"));
        return this;
    }

    /** The next request is answered by closing the connection. */
    synchronized StubLedger hangUpOnce() {
        troubles.add(new Trouble(-1, null, ""));
        return this;
    }

    /** A batch that holds this text is refused as a whole. */
    synchronized void refuseBatchesWith(String text) {
        unreadableText = text;
    }

    /** Usage answers miss this many pages. */
    synchronized void forgetPages(int pages) {
        forgottenPages = pages;
    }

    synchronized int requests() {
        return requests;
    }

    synchronized List<JsonNode> events() {
        return List.copyOf(events.values());
    }

    /** The sizes of the batches that were answered. */
    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    /** From now on nobody's password is right. */
    synchronized void forgetPassword() {
        password = "";
    }

    /** Who accepted an invitation, in that order. */
    synchronized List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Every call that set something up, as method, path and body. */
    synchronized List<String> setUp() {
        return List.copyOf(setUp);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests++;
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var trouble = troubles.poll();
        if (trouble != null) fail(exchange, trouble);
        else if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) fail(exchange, 401);
        else if (exchange.getRequestURI().getPath().equals("/v1/session") && !body.contains("\"" + password + "\""))
            fail(exchange, 401);
        else if (unreadableText != null && body.contains(unreadableText)) fail(exchange, 400);
        else if (exchange.getRequestURI().getPath().startsWith("/v1/invoices/")) sendDocument(exchange);
        else send(exchange, 200, null, "application/json", JSON.writeValueAsString(resource(exchange, body)));
    }

    private static void sendDocument(HttpExchange exchange) {
        var type = exchange.getRequestHeaders().getFirst("Accept").replaceAll(",.*", "");
        send(exchange, 200, null, type, type + " of " + exchange.getRequestURI().getPath());
    }

    private static void fail(HttpExchange exchange, int status) throws IOException {
        fail(exchange, new Trouble(status, null, "{\"title\":\"Refused\",\"detail\":\"the whole request\"}"));
    }

    private static void fail(HttpExchange exchange, Trouble trouble) throws IOException {
        if (trouble.status() < 0) exchange.close();
        else send(exchange, trouble.status(), trouble.retryAfter(), "application/problem+json", trouble.body());
    }

    private static void send(HttpExchange exchange, int status, @Nullable String retryAfter, String type, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (retryAfter != null) exchange.getResponseHeaders().set("Retry-After", retryAfter);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode resource(HttpExchange exchange, String body) {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/v1/usage-events")) return intake((ArrayNode) JSON.readTree(body));
        if (path.startsWith("/v1/resellers/")) return usage(List.of("demo-kontor-nord", "demo-seitenweise"));
        if (path.endsWith("/usage")) return usage(List.of(path.replaceAll("^/v1/customers/|/usage$", "")));
        if (path.equals("/v1/kept-mails")) return keptMails();
        if (path.equals("/v1/invitations/accept")) return accept(JSON.readTree(body));
        if (path.equals("/v1/session")) return JSON.createObjectNode();
        if (path.startsWith("/v1/users/")) return user(path.replaceAll("^/v1/users/", ""));
        if (path.endsWith("/users")) users.put(JSON.readTree(body).path("id").asString(), JSON.readTree(body));
        if (path.endsWith("/invoice-preview")) return preview();
        if (path.endsWith("/invoices")) return invoice(path);
        setUp.add(exchange.getRequestMethod() + " " + path + " " + body);
        return JSON.readTree(body);
    }

    private ObjectNode intake(ArrayNode batch) {
        batches.add(batch.size());
        var errors = JSON.createArrayNode();
        var accepted = 0;
        for (var index = 0; index < batch.size(); index++) {
            var event = batch.get(index);
            if (event.path("data").path("pages").asInt(-1) < 0) errors.add(rejection(index, event));
            else if (events.putIfAbsent(identity(event), event) == null) accepted++;
        }
        var answer = JSON.createObjectNode();
        answer.put("accepted", accepted);
        answer.put("duplicates", batch.size() - accepted - errors.size());
        answer.put("rejected", errors.size());
        answer.set("errors", errors);
        answer.put("position", events.size());
        return answer;
    }

    private static String identity(JsonNode event) {
        return event.path("source").asString("") + " " + event.path("id").asString("");
    }

    private static ObjectNode rejection(int index, JsonNode event) {
        var error = JSON.createObjectNode().put("index", index);
        error.put("source", event.path("source").asString(""));
        error.put("id", event.path("id").asString(""));
        return error.put("code", "invalid").put("detail", "data.pages has to be 0 or more");
    }

    /** As long as a person has not accepted, there is a mail whose token is the person's id. */
    private ObjectNode keptMails() {
        var mails = JSON.createArrayNode();
        for (var user : users.keySet())
            if (!accepted.contains(user))
                mails.addObject()
                        .put("userId", user)
                        .put("purpose", "INVITATION")
                        .put("text", "Hello, click on https://example.com/invitation#token=" + user + "\n");
        var page = JSON.createObjectNode().putNull("next");
        page.set("items", mails);
        return page;
    }

    private JsonNode accept(JsonNode acceptance) {
        if (acceptance.path("password").asString("").equals(PASSWORD))
            accepted.add(acceptance.path("token").asString(""));
        return JSON.createObjectNode();
    }

    private ObjectNode user(String id) {
        return JSON.createObjectNode().put("id", id).put("status", accepted.contains(id) ? "ACTIVE" : "INVITED");
    }

    private ObjectNode usage(List<String> customers) {
        var own = events.values().stream()
                .filter(event -> customers.contains(event.path("subject").asString("")))
                .toList();
        var pages = own.stream()
                .mapToInt(event -> event.path("data").path("pages").intValue())
                .sum();
        var credits = own.stream()
                .map(event -> event.path("data").path("credits").asString("0"))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var answer = JSON.createObjectNode();
        answer.putObject("totals")
                .put("documents", String.valueOf(own.size()))
                .put("pages", String.valueOf(pages - forgottenPages))
                .put("credits", credits.toPlainString());
        return answer;
    }

    private static JsonNode preview() {
        return JSON.readTree("""
                {"currency":"EUR","lines":[
                  {"kind":"usage","meter":"pages","description":"Pages","quantity":"1074","amount":"1098.50"},
                  {"kind":"recurring","meter":null,"description":"Monthly fee","quantity":null,"amount":"29.00"}],
                 "net":"1127.50","taxes":[],"gross":"1127.50","position":1125}
                """);
    }

    /** A customer's invoice has the same number again. */
    private JsonNode invoice(String path) {
        if (!invoiced.contains(path)) invoiced.add(path);
        var number = "RE-2026-%06d".formatted(invoiced.indexOf(path) + 1);
        return ((ObjectNode) preview())
                .put("number", number)
                .put("gross", "1341.73")
                .put("dueOn", "2026-11-16");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
