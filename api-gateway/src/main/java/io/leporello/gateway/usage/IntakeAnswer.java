package io.leporello.gateway.usage;

import io.leporello.usage.intake.Rejection;
import java.util.List;

/**
 * What became of the events that were sent. Every accepted one is durable.
 *
 * @param accepted   new events, now in the ledger
 * @param duplicates events the ledger already had with the same content
 * @param rejected   events that were not taken
 * @param errors     why not, by their index; the first ten thousand, or four million characters
 * @param position   send {@code ?wait=} or compare positions to see all of it in the read models
 */
record IntakeAnswer(long accepted, long duplicates, long rejected, List<Rejection> errors, long position) {}
