package io.leporello.gateway.operations;

import java.util.List;

/**
 * What was set aside and is in the rows now.
 *
 * @param positions of the events, in ledger order
 */
public record DeadLetterReplay(String projection, List<Long> positions) {

    public DeadLetterReplay {
        positions = List.copyOf(positions);
    }
}
