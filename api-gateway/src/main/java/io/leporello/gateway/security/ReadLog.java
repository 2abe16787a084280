package io.leporello.gateway.security;

import io.leporello.page.Page;
import io.leporello.page.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What auditors looked at. It is no history of the business, so it is kept beside the ledger and not in it. */
public interface ReadLog {

    /**
     * Notes a call before it is answered, so that nothing is shown which is not in the log.
     *
     * @return the number of the entry
     */
    long note(String actor, String call, String parameters, String request);

    /** How the call that was noted ended. */
    void answered(long entry, int status);

    /**
     * Newest first.
     *
     * @param actor only the calls of this one; null for all
     */
    ReadPage list(@Nullable String actor, Paging paging);

    /**
     * @param actor      who, as in events
     * @param call       method and path
     * @param parameters as they stood in the address; what was searched for is withheld, since it may be a person's name
     * @param request    id of the request
     * @param at         when it began
     * @param status     of the answer; null while there is none, or when the process ended before
     */
    record Read(
            long number,
            String actor,
            String call,
            String parameters,
            String request,
            Instant at,
            @Nullable Integer status) {}

    /** Some entries. */
    record ReadPage(List<Read> items, @Nullable String next) implements Page<Read> {}
}
