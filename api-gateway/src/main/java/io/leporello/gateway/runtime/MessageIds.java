package io.leporello.gateway.runtime;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Names messages on their way. Such a name has to be nobody else's, but may be guessed, and each command and each event has
 * one; Axon's own factory takes secure random numbers, for which all threads wait in one line.
 */
public final class MessageIds extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
