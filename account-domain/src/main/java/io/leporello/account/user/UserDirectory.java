package io.leporello.account.user;

import io.leporello.event.Directory;
import io.leporello.refusal.Refusal;
import io.leporello.refusal.TextChecks;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Which users there are and what they may be, answered from memory; for every request and every usage event. A user
 * registered or changed by this process is known to the very next call; by another process, within moments.
 */
public final class UserDirectory {

    private final Directory<UserEvent, UserFacts> directory;

    public UserDirectory(EventStore events) {
        directory = new Directory<>(events, UserEvent.class, UserFold::after);
    }

    /** Empty when no such user was registered. Deactivated and erased ones are still found. */
    public Optional<UserFacts> find(String userId) {
        return directory.find(User.identifier(userId));
    }

    /** What keeps this directory current. */
    public Directory<UserEvent, UserFacts> directory() {
        return directory;
    }

    /** The answer to whoever speaks of a user that is not there. */
    public static Refusal unknown(String userId) {
        return Refusal.unknown("There is no user " + TextChecks.shown(userId) + ".");
    }
}
