package io.leporello.usage.intake;

import io.leporello.usage.record.UsageFact;
import io.leporello.usage.record.UsageIdentity;

/**
 * A usage event that could be read.
 *
 * @param index    its place in what was sent, from 0
 * @param identity which event it is, for ever
 */
public record UsageEvent(long index, UsageIdentity identity, UsageFact usage) {

    Rejection rejected(Rejection.Code code, String detail) {
        return new Rejection(index, identity.source(), identity.id(), code.word(), detail);
    }
}
