package io.leporello.account.email;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** To whom an address belongs, read from its own stream, so that it is true at once and after every erasure; for sign-in. */
@Component
public final class EmailDirectory {

    private final EventStore events;
    private final EmailFingerprint fingerprints;

    EmailDirectory(EventStore events, EmailFingerprint fingerprints) {
        this.events = events;
        this.fingerprints = fingerprints;
    }

    /**
     * The id of the user whose address it is; empty when it is nobody's.
     *
     * @param address whatever its case
     */
    public Optional<String> holder(String address) {
        return Optional.ofNullable(last(fingerprints.of(address)));
    }

    private @Nullable String last(String claim) {
        String holder = null;
        var stream = events.readEvents(claim);
        while (stream.hasNext())
            holder = stream.next().getPayload() instanceof EmailClaimed claimed ? claimed.userId() : null;
        return holder;
    }
}
