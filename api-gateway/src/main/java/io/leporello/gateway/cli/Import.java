package io.leporello.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;

/** Sends everything that an input holds, and tells what became of it. The same events again change nothing. */
final class Import {

    private final LedgerClient client;
    private final Retry retry;
    private final int batchMax;
    private final Tally tally = new Tally();
    private final long started = System.nanoTime();

    Import(LedgerClient client, Retry retry, int batchMax) {
        this.client = client;
        this.retry = retry;
        this.batchMax = batchMax;
    }

    /**
     * Reads to the end; the tally is complete afterwards, whether it returns or throws.
     *
     * @throws NoAnswer   when the server stopped answering
     * @throws ApiProblem when the server refuses the caller, not just events
     */
    void send(EventReader events, CountedInput input, Progress progress) throws IOException {
        try (var delivery = new Delivery(client, retry, tally)) {
            var batch = new Batch();
            for (var found = events.next(); found != null; found = events.next()) {
                if (found.fault() == null) batch.add(found.place(), found.json());
                else tally.reject(found.place(), found.fault());
                if (batch.hasRoom(batchMax)) continue;
                delivery.send(batch);
                progress.reached(input.bytes(), tally.events());
                batch = new Batch();
            }
            if (batch.size() > 0) delivery.send(batch);
            delivery.finish();
            progress.reached(input.bytes(), tally.events());
        }
    }

    boolean anyAnswered() {
        return tally.events() > 0;
    }

    boolean anyRejected() {
        return tally.rejected() > 0;
    }

    void printSummary(PrintWriter out, String name, String placeName) {
        var time = Duration.ofNanos(System.nanoTime() - started);
        var position = tally.position();
        out.println(Figures.of(tally.events()) + " events from " + name + " in " + Figures.seconds(time) + ", "
                + Figures.perSecond(tally.events(), time));
        out.println("  accepted       " + Figures.of(tally.accepted()));
        out.println("  duplicates     " + Figures.of(tally.duplicates()));
        out.println("  rejected       " + Figures.of(tally.rejected()));
        out.println("  last position  " + (position == null ? "–" : Figures.of(position)));
        if (retry.retries() > 0) out.println("  asked again    " + Figures.of(retry.retries()));
        printRejections(out, placeName);
    }

    private void printRejections(PrintWriter out, String placeName) {
        var first = tally.firstRejections();
        if (first.isEmpty()) return;
        out.println();
        out.println("Rejected (" + placeName + " · source · id · code · detail)");
        for (var one : first)
            out.println("  " + placeName + " " + one.place() + " · " + one.source() + " · " + one.id() + " · "
                    + one.code() + " · " + one.detail());
        var more = tally.rejected() - first.size();
        if (more > 0) out.println("  … and " + Figures.of(more) + " more");
    }
}
