package io.leporello.gateway.operations;

import io.leporello.page.Paging;
import io.leporello.usage.deadletter.DeadLetterPage;

/** Events that could not be folded. */
public interface DeadLetterOffice {

    DeadLetterPage list(Paging paging);

    /**
     * Folds an event that was set aside, and those of its stream that wait behind it.
     *
     * @param actor who wants it
     * @throws io.leporello.refusal.Refusal of kind UNKNOWN when it was not set aside, of kind CONFLICT when it still cannot be
     *     folded; what was folded before that one stays folded
     */
    DeadLetterReplay replay(String projection, long position, String actor);
}
