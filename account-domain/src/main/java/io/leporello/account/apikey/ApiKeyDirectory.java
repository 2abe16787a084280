package io.leporello.account.apikey;

import io.leporello.event.Directory;
import io.leporello.refusal.TextChecks;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Which API keys are good, answered from memory; for every request. A key made or revoked by this process is known or
 * refused at the very next call; by another process, within moments.
 */
public final class ApiKeyDirectory {

    private final Directory<ApiKeyEvent, KeyState> directory;

    public ApiKeyDirectory(EventStore events) {
        directory = new Directory<>(events, ApiKeyEvent.class, KeyState::after);
    }

    /** Empty when there is no such key, or none any more. */
    public Optional<ApiKeyFacts> find(String keyId) {
        if (!TextChecks.isId(keyId)) return Optional.empty();
        return directory.find(ApiKey.identifier(keyId)).filter(KeyState::good).map(KeyState::facts);
    }

    /** What keeps this directory current. */
    public Directory<ApiKeyEvent, ?> directory() {
        return directory;
    }
}
