package io.leporello.gateway.usage;

import io.leporello.gateway.usage.Draft.Reading;
import io.leporello.gateway.usage.Lines.Line;
import io.leporello.gateway.web.HttpRefusal;
import io.leporello.usage.intake.Rejection;
import io.leporello.usage.intake.Rejection.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Reads usage events out of the three kinds of body. */
final class UsageReader {

    static final int BATCH_EVENTS_MAX = 10_000;
    static final int BATCH_BYTES_MAX = 16 << 20;

    /** How many events of a stream go to the ledger at once. */
    private static final int STREAM_EVENTS = 2_000;

    /** How long their lines are together, or little more. */
    private static final int STREAM_BYTES = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxStringLength(100_000)
                    .build())
            .build();

    private UsageReader() {}

    /**
     * One event, or a list of them.
     *
     * @throws HttpRefusal when it is no JSON, or too much; nothing was taken then
     */
    static UsageBatch readBatch(InputStream body) {
        var batch = new UsageBatch();
        try (var json = JSON.createParser(ObjectReadContext.empty(), new LimitedInput(body, BATCH_BYTES_MAX))) {
            if (json.nextToken() == null)
                throw HttpRefusal.unreadable("The body is empty; CloudEvents in JSON were expected.");
            if (json.currentToken() == JsonToken.START_ARRAY) readList(json, batch);
            else batch.add(CloudEventParser.read(json, 0));
            if (json.nextToken() != null)
                throw HttpRefusal.unreadable("Something follows the end of the JSON" + at(json) + ".");
        } catch (JacksonException broken) {
            throw unreadable(broken);
        }
        return batch;
    }

    private static void readList(JsonParser json, UsageBatch batch) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (batch.size() == BATCH_EVENTS_MAX) throw tooMany();
            batch.add(CloudEventParser.read(json, batch.size()));
        }
    }

    private static HttpRefusal unreadable(JacksonException broken) {
        var place = broken.getLocation();
        var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        return HttpRefusal.unreadable("The body is not readable as JSON" + where + ": " + broken.getOriginalMessage()
                + ". Nothing of it was taken.");
    }

    private static String at(JsonParser json) {
        var place = json.currentTokenLocation();
        return " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** One event a line, for as long as lines come; memory holds some thousand events at most, of some megabytes. */
    static void readLines(InputStream body, Consumer<UsageBatch> taker) throws IOException {
        var lines = new Lines(body);
        var batch = new UsageBatch();
        var index = 0L;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) continue;
            batch.add(readLine(line, index++), line.bytes().remaining());
            if (batch.size() < STREAM_EVENTS && batch.bytes() < STREAM_BYTES) continue;
            taker.accept(batch);
            batch = new UsageBatch();
        }
        if (batch.size() > 0) taker.accept(batch);
    }

    /**
     * The same, all at once, for who wants all or nothing.
     *
     * @throws HttpRefusal when there are more than a batch may hold; nothing was taken then
     */
    static UsageBatch readAllLines(InputStream body) throws IOException {
        var all = new UsageBatch();
        readLines(new LimitedInput(body, BATCH_BYTES_MAX), batch -> {
            if (all.size() + batch.size() > BATCH_EVENTS_MAX) throw tooMany();
            all.addAll(batch);
        });
        return all;
    }

    private static HttpRefusal tooMany() {
        return HttpRefusal.tooLarge("There are more than " + BATCH_EVENTS_MAX
                + " events, nothing was taken. Send smaller batches, or application/x-ndjson without strict,"
                + " which may be of any length.");
    }

    private static Reading readLine(Line line, long index) {
        if (line.tooLong()) return broken(index, "The line is longer than " + Lines.LINE_BYTES_MAX + " bytes.");
        var bytes = line.bytes();
        try (var json = JSON.createParser(
                ObjectReadContext.empty(), bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining())) {
            json.nextToken();
            var reading = CloudEventParser.read(json, index);
            return json.nextToken() == null ? reading : broken(index, "Something follows the event on its line.");
        } catch (JacksonException broken) {
            var place = broken.getLocation();
            var where = place == null ? "" : " at column " + place.getColumnNr();
            return broken(index, "The line is not readable as JSON" + where + ": " + broken.getOriginalMessage() + ".");
        }
    }

    private static Reading broken(long index, String detail) {
        return new Reading(null, new Rejection(index, null, null, Code.INVALID.word(), detail));
    }
}
