package io.leporello.usage.intake;

import java.util.List;

/**
 * What became of a batch. When it is answered, every accepted event is durable.
 *
 * @param accepted   new events, now in the ledger
 * @param duplicates events the ledger already had with the same content; nothing was counted twice
 * @param rejected   events not taken, one by one in {@code errors}, by their index
 * @param position   the ledger's last position after the batch: whoever waits for it sees all that was accepted
 */
public record IntakeResult(long accepted, long duplicates, long rejected, List<Rejection> errors, long position) {

    public IntakeResult {
        errors = List.copyOf(errors);
    }
}
